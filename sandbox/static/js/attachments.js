// A file on its way into a message: chosen, pasted or recorded.

import { h } from "./dom.js";

const LIMIT = 20 * 1024 * 1024;

function kindOf(mime) {
  if (/^image\/(png|jpe?g|gif|webp|avif|bmp)$/.test(mime)) return "photo";
  if (mime.startsWith("audio/")) return "audio";
  return mime.startsWith("video/") ? "video" : "document";
}

async function base64(blob) {
  const bytes = new Uint8Array(await blob.arrayBuffer());
  let text = "";
  for (let at = 0; at < bytes.length; at += 0x8000) text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return btoa(text);
}

/** The attachment of a composer form: `take()` gives it for a command and forgets it. */
export function attachments(form, complain) {
  let chosen = null;
  const shown = form.querySelector(".attached");
  const input = form.querySelector("input[type=file]");

  const show = () => {
    shown.hidden = !chosen;
    shown.replaceChildren();
    if (!chosen) return;
    const remove = h("button", { type: "button", class: "icon-button close", "aria-label": "Убрать файл", onclick: () => set(null) });
    shown.append(h("span", { class: "file-icon", "aria-hidden": "true" }), h("span", { class: "file-name" }, chosen.name), remove);
  };
  const set = (next) => {
    if (next && next.blob.size > LIMIT) complain("Файл больше 20 МБ: такие не передаются.");
    else chosen = next;
    show();
  };
  const choose = (file) => {
    if (file) set({ blob: file, kind: kindOf(file.type), mime: file.type || "application/octet-stream", name: file.name, seconds: 0 });
  };

  form.querySelector(".attach").onclick = () => input.click();
  input.onchange = () => { choose(input.files[0]); input.value = ""; };
  form.addEventListener("paste", (event) => choose(event.clipboardData.files[0]));
  form.addEventListener("dragover", (event) => event.preventDefault());
  form.addEventListener("drop", (event) => { event.preventDefault(); choose(event.dataTransfer.files[0]); });

  return {
    has: () => chosen !== null,
    set,
    async take() {
      if (!chosen) return null;
      const { blob, ...rest } = chosen;
      set(null);
      return { ...rest, base64: await base64(blob) };
    },
  };
}
