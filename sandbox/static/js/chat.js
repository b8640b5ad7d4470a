// The open topic: its head, pinned card, messages and the field below.

import { post } from "./api.js";
import { showMessage, telegramBubble } from "./bubbles.js";
import { composer } from "./composer.js";
import { byId, h } from "./dom.js";
import { choose, look, team } from "./store.js";
import { Talk } from "./talk.js";
import { currentRow, icon } from "./topics.js";
import { markSeen } from "./unread.js";
import { personLabel, preview } from "./words.js";

let replyTo = null;
let editing = null;
let typing = { place: "", until: 0 };

async function send({ text, media }) {
  const row = currentRow();
  const reply = replyTo?.body.message_id ?? null;
  const edited = editing;
  answer(null);
  if (edited) await post("telegram/edits", { chat: row.chat.key, message_id: edited.body.message_id, text });
  else if (row.person) await post("telegram/messages", { private_to: look.slug, user_id: row.person.id, text, media, reply_to: reply });
  else await post("telegram/messages", { chat: row.chat.key, thread_id: row.thread, user_id: look.person, text, media, reply_to: reply });
}

const acts = {
  press(message, button) {
    const row = currentRow();
    post("telegram/presses", { chat: row.chat.key, message_id: message.body.message_id, user_id: look.person, data: button.callback_data });
  },
  reply: (message) => answer(message),
};

let form = null;
let talk = null;

function answer(message, edit = false) {
  if (editing) form.clear();
  [replyTo, editing] = edit ? [null, message] : [message, null];
  const shown = byId("replying");
  shown.hidden = !message;
  shown.replaceChildren();
  if (!message) return;
  shown.append(
    h("span", {}, h("strong", {}, edit ? "Изменение" : `Ответ: ${message.body.from.first_name}`), h("span", {}, preview(message.body))),
    h("button", { type: "button", class: "icon-button close", "aria-label": "Отменить", onclick: () => answer(null) }));
  if (edit) form.fill(message.body.text);
  else form.focus();
}

acts.edit = (message) => answer(message, true);

export function chatSide() {
  form = composer(byId("team-composer"), send);
  talk = new Talk(byId("topic-messages"));
  byId("person-select").onchange = ({ target }) => choose({ person: Number(target.value), ...(currentRow()?.person ? { chat: "", thread: null } : {}) });
  byId("chat-back").onclick = () => { byId("team-window").dataset.view = "list"; };
  byId("chat-close").onclick = toggleClosed;
  return { draw };
}

function draw() {
  const row = currentRow();
  if (!row) return;
  drawPeople();
  drawHead(row);
  drawPinned(row);
  const place = `${row.chat.key}/${row.thread}/${look.person}`;
  const ownId = row.person?.id ?? look.person;
  const moved = talk.show(place, row.messages, (one) => one.body.message_id, (one) => telegramBubble(one, row.chat, ownId, acts));
  if (moved) answer(null);
  if (isVisible()) markSeen(row.chat.key, row.thread, row.messages);
}

function isVisible() {
  return byId("topic-messages").offsetParent !== null && !document.hidden;
}

function drawPeople() {
  const select = byId("person-select");
  const wanted = team().map((one) => `${one.id}`).join();
  if (select.dataset.of !== wanted) {
    select.replaceChildren(...team().map((one) => h("option", { value: one.id }, personLabel(one))));
    select.dataset.of = wanted;
  }
  select.value = String(look.person);
}

function drawHead(row) {
  byId("chat-icon").replaceWith(Object.assign(icon(row), { id: "chat-icon" }));
  byId("chat-title").textContent = row.person ? `Бот → ${row.title}` : row.title;
  const busy = typing.place === `${row.chat.key}/${row.thread}` && Date.now() < typing.until;
  byId("chat-note").textContent = busy ? "бот печатает…" : row.closed ? "тема закрыта" : row.person ? "личный разговор с ботом" : row.thread === null ? "общая тема, клиенты её не видят" : "ответ уйдёт клиенту, строка с // — нет";
  const button = byId("chat-close");
  button.hidden = row.thread === null;
  button.textContent = row.closed ? "Открыть" : "Закрыть";
  button.title = row.closed ? "Снова открыть тему" : "Закрыть тему";
  byId("team-input").placeholder = row.person ? "Сообщение боту" : row.thread === null ? "Сообщение в General" : "Ответ клиенту";
}

function drawPinned(row) {
  const inTopic = row.messages.filter((one) => row.chat.pinned.includes(one.body.message_id));
  const last = inTopic.at(-1);
  const bar = byId("pinned");
  bar.hidden = !last;
  if (!last) return;
  bar.replaceChildren(h("strong", {}, "📌 Закреплено"), h("span", {}, preview(last.body)));
  bar.onclick = () => showMessage(last.body.message_id);
}

function toggleClosed() {
  const row = currentRow();
  post("telegram/topics/closed", { group_id: row.chat.id, thread_id: row.thread, user_id: look.person, closed: !row.closed });
}

/** The bot said that it is typing; Telegram shows it for five seconds. */
export function showTyping({ chat, thread_id }, redraw) {
  typing = { place: `${chat}/${thread_id}`, until: Date.now() + 5000 };
  setTimeout(redraw, 5100);
}
