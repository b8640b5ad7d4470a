// One bubble on a WhatsApp phone, and what stands under the client's own.

import { post } from "./api.js";
import { h } from "./dom.js";
import { phoneMedia } from "./media.js";
import { look } from "./store.js";
import { openTrace } from "./trace.js";
import { whatsappText } from "./whatsapp-text.js";
import { time } from "./words.js";

export function phoneBubble(message, phone) {
  const own = message.direction === "from_client";
  return h("article", {
    class: `msg ${own ? "own" : "theirs"}`,
    dataset: { testid: "msg", id: message.id, direction: message.direction },
  },
  h("div", { class: "bubble" },
    phoneMedia(message.media),
    message.text ? h("div", { class: "words", dataset: { testid: "msg-text" } }, whatsappText(message.text)) : null,
    h("div", { class: "foot" }, h("span", { class: "stamp" }, h("time", {}, time(message.time)), own ? tick(message) : null))),
  own ? under(message, phone) : null);
}

function tick({ status }) {
  if (status === null) return h("span", { class: "tick waiting", title: "отправляется" }, "🕓");
  if (status === 200) return h("span", { class: "tick", title: "принято приложением" }, "✓✓");
  return h("span", { class: "tick failed", title: "не принято" }, "!");
}

function under(message, phone) {
  const { id, text, status } = message;
  if (status === null || status === 200) return why(id, text);
  const problem = status ? `приложение ответило ${status}` : "приложение не отвечает";
  const again = () => post("whatsapp/repeats", { slug: look.slug, phone: phone.phone, message_id: id });
  return h("div", { class: "under" },
    h("span", { class: "problem" }, `Не принято: ${problem}.`),
    h("button", { type: "button", class: "link", onclick: again }, "Повторить"));
}

/** The way to the decision about one client message. */
export function why(id, text) {
  const open = () => openTrace({ slug: look.slug, id, text });
  const button = h("button", { type: "button", class: "link", dataset: { testid: "trace-open" }, onclick: open }, "Почему?");
  return h("div", { class: "under" }, button);
}
