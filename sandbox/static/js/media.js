// Pictures, sounds and files inside a bubble.

import { fileUrl } from "./api.js";
import { h } from "./dom.js";

const size = (bytes) => (bytes > 1e6 ? `${(bytes / 1e6).toFixed(1)} МБ` : `${Math.max(1, Math.round(bytes / 1e3))} КБ`);

export function picture(url, what) {
  return h("a", { class: "picture", href: url, target: "_blank", rel: "noopener" }, h("img", { src: url, alt: what, loading: "lazy" }));
}

export function sound(url, seconds) {
  const note = seconds ? h("span", { class: "file-note" }, `${seconds} с`) : null;
  return h("div", { class: "sound" }, h("audio", { controls: true, preload: "metadata", src: url }), note);
}

export function film(url) {
  return h("video", { class: "film", controls: true, preload: "metadata", src: url });
}

export function file(url, name, bytes) {
  return h("a", { class: "file", href: url, download: name || "file" },
    h("span", { class: "file-icon", "aria-hidden": "true" }),
    h("span", { class: "file-names" }, h("span", { class: "file-name" }, name || "Файл"), bytes ? h("span", { class: "file-note" }, size(bytes)) : null));
}

/** Media of a WhatsApp bubble: {kind, file_id?, url?, mime, name, seconds?}. */
export function phoneMedia(media) {
  if (!media) return null;
  if (!media.file_id) return file(media.url, media.name, 0);
  const url = fileUrl(media.file_id, media.mime);
  switch (media.kind) {
    case "photo": case "sticker": return picture(url, media.name || "Фото");
    case "voice": case "audio": return sound(url, media.seconds);
    case "video": return film(url);
    default: return file(url, media.name, 0);
  }
}

/** Media of a Telegram message's body. */
export function telegramMedia(body) {
  if (body.photo) return picture(fileUrl(body.photo.at(-1).file_id, "image/jpeg"), "Фото");
  if (body.sticker) return picture(fileUrl(body.sticker.file_id, "image/webp"), "Стикер");
  const heard = body.voice ?? body.audio;
  if (heard) return sound(fileUrl(heard.file_id, heard.mime_type), heard.duration);
  if (body.video) return film(fileUrl(body.video.file_id, body.video.mime_type));
  const one = body.document;
  return one ? file(fileUrl(one.file_id, one.mime_type), one.file_name, one.file_size) : null;
}
