// One message of a Telegram chat.

import { h } from "./dom.js";
import { formatted } from "./entities.js";
import { telegramMedia } from "./media.js";
import { colorOf, preview, serviceText, time } from "./words.js";

/** `acts`: {press(message, button), reply?(message), edit?(message), traced?(message)}; `ownId` stands on the right. */
export function telegramBubble(message, chat, ownId, acts) {
  const { body } = message;
  const service = serviceText(body);
  if (service) return h("div", { class: "msg service", dataset: { testid: "msg", id: body.message_id } }, service);
  const own = body.from.id === ownId;
  const bubble = h("div", { class: "bubble" },
    own || chat.type === "private" ? null : author(body),
    quoted(message, chat),
    telegramMedia(body),
    words(body),
    foot(message, body));
  return h("article", {
    class: `msg ${own ? "own" : "theirs"}`,
    dataset: { testid: "msg", id: body.message_id, from: body.from.id },
  }, h("div", { class: "bubble-row" }, bubble, tools(message, own, acts)), keyboard(message, acts), own && acts.traced ? acts.traced(message) : null);
}

function author(body) {
  const name = body.sender_chat?.title ?? body.from.first_name;
  const mark = body.sender_chat ? "анонимный админ" : body.from.is_bot ? "бот" : "";
  return h("div", { class: "author", dataset: { color: colorOf(name) } }, name, mark ? h("span", { class: "author-mark" }, mark) : null);
}

function quoted(message, chat) {
  const replied = chat.messages.get(message.reply_to);
  if (!replied || replied.body.forum_topic_created) return null;
  const quote = h("button", { type: "button", class: "quoted" },
    h("span", { class: "quoted-name" }, replied.body.from.first_name), h("span", {}, preview(replied.body)));
  quote.onclick = () => showMessage(replied.body.message_id);
  return quote;
}

export function showMessage(id) {
  const node = document.querySelector(`#topic-messages [data-id="${id}"]`);
  node?.scrollIntoView({ block: "center", behavior: "smooth" });
  node?.classList.add("flash");
  setTimeout(() => node?.classList.remove("flash"), 1200);
}

function words(body) {
  const text = body.text ?? body.caption;
  return text ? h("div", { class: "words", dataset: { testid: "msg-text" } }, formatted(text, body.entities ?? body.caption_entities)) : null;
}

function foot(message, body) {
  const counts = new Map();
  for (const emoji of Object.values(message.reactions).flat()) counts.set(emoji, (counts.get(emoji) ?? 0) + 1);
  const chips = [...counts].map(([emoji, count]) => h("span", { class: "reaction", dataset: { testid: "reaction" } }, emoji, count > 1 ? ` ${count}` : ""));
  const edited = body.edit_date ? h("span", {}, "изменено") : null;
  return h("div", { class: "foot" }, h("span", { class: "reactions" }, chips), h("span", { class: "stamp" }, edited, h("time", {}, time(body.date))));
}

function tools(message, own, acts) {
  const editable = own && "text" in message.body;
  return h("div", { class: "tools" },
    acts.reply ? h("button", { type: "button", class: "tool", title: "Ответить", "aria-label": "Ответить на сообщение", onclick: () => acts.reply(message) }, "↩") : null,
    acts.edit && editable ? h("button", { type: "button", class: "tool", title: "Изменить", "aria-label": "Изменить сообщение", onclick: () => acts.edit(message) }, "✎") : null);
}

function keyboard(message, acts) {
  const rows = message.body.reply_markup?.inline_keyboard ?? [];
  if (!rows.length) return null;
  return h("div", { class: "keyboard" }, rows.map((row) => h("div", { class: "keyboard-row" }, row.map((button) => keyboardButton(message, button, acts)))));
}

function keyboardButton(message, button, acts) {
  if (button.url) return h("a", { class: "inline-button", href: button.url, target: "_blank", rel: "noopener noreferrer" }, button.text, " ↗");
  return h("button", { type: "button", class: "inline-button", dataset: { testid: "inline-button", data: button.callback_data ?? "" }, onclick: () => acts.press(message, button) }, button.text);
}
