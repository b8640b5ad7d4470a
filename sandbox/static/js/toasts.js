// Short news that pass: what the bot whispered to the one who pressed a button.

import { byId, h } from "./dom.js";

const SHOWN_MS = 6000;

export function toast(text, { title = "", alert = false } = {}) {
  const close = h("button", { type: "button", class: "icon-button close", "aria-label": "Закрыть" });
  const node = h("div", { class: `toast ${alert ? "alert" : ""}`, dataset: { testid: "toast" } },
    h("div", {}, title ? h("strong", {}, title) : null, h("p", {}, text)), close);
  close.onclick = () => node.remove();
  byId("toasts").append(node);
  setTimeout(() => node.remove(), alert ? SHOWN_MS * 2 : SHOWN_MS);
}
