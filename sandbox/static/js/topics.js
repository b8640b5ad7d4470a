// The team's list: General, topics, private talks with the bot.

import { byId, h, reconcile } from "./dom.js";
import { choose, group, look, messagesOf, privateKey, team, tenant, world } from "./store.js";
import { unreadIn } from "./unread.js";
import { colorOf, initials, personLabel, plural, preview, serviceText, time } from "./words.js";

/** Rows of the list: {chat, thread, title, icon, color, messages, person?, closed?}. */
function rows() {
  const chat = group();
  if (!chat) return [];
  const general = { chat, thread: null, title: "General", icon: "#", messages: messagesOf(chat, null) };
  const topics = chat.topics
    .map((one) => ({ chat, thread: one.thread_id, title: one.name, icon: one.icon, color: one.color, closed: one.is_closed, messages: messagesOf(chat, one.thread_id) }))
    .sort((a, b) => lastDate(b) - lastDate(a));
  return [general, ...topics];
}

function privateRows() {
  return team().map((person) => {
    const key = privateKey(person.id);
    const chat = world.chats.get(key) ?? { key, type: "private", topics: [], pinned: [], messages: new Map() };
    return { chat, thread: null, title: personLabel(person), person, messages: messagesOf(chat, null) };
  });
}

const lastDate = (row) => row.messages.at(-1)?.body.message_id ?? 0;
const unread = (row) => unreadIn(row.chat.key, row.thread, row.messages, row.person?.id ?? look.person);

export function currentRow() {
  return [...rows(), ...privateRows()].find((row) => row.chat.key === look.chat && row.thread === look.thread);
}

export function drawTopics() {
  const all = rows();
  const own = privateRows();
  const members = plural(team().length, "человек", "человека", "человек");
  byId("group-title").textContent = group()?.title ?? "";
  byId("group-note").textContent = `${members} и бот · ${plural(all.length - 1, "тема", "темы", "тем")}`;
  byId("group-avatar").textContent = initials(tenant()?.name ?? "");
  byId("group-avatar").dataset.color = colorOf(tenant()?.name ?? "");
  const shown = [...all, { title: "Личные чаты с ботом", heading: true }, ...own];
  reconcile(byId("topic-list"), shown, keyOf, (row) => (row.heading ? h("h3", { class: "list-title" }, row.title) : item(row)), versionOf);
  const waiting = [...all, ...own].reduce((sum, row) => sum + unread(row), 0);
  byId("team-badge").hidden = !waiting;
  byId("team-badge").textContent = waiting;
}

const isHere = (row) => row.chat.key === look.chat && row.thread === look.thread;
const keyOf = (row) => (row.heading ? "heading" : `${row.chat.key}/${row.thread}`);

function versionOf(row) {
  if (row.heading) return row.title;
  const last = row.messages.at(-1)?.body;
  return JSON.stringify([row.title, row.icon, row.closed, isHere(row), unread(row), last?.message_id, last && preview(last)]);
}

function item(row) {
  const here = isHere(row);
  const last = row.messages.at(-1)?.body;
  const fresh = here ? 0 : unread(row);
  return h("button", {
    type: "button", class: `topic ${row.closed ? "closed" : ""}`, "aria-current": here ? "true" : null,
    dataset: { testid: "topic-item", thread: row.thread ?? "general", chat: row.chat.key },
    onclick: () => open(row),
  },
  icon(row),
  h("span", { class: "topic-names" },
    h("span", { class: "topic-top" }, h("span", { class: "topic-title" }, row.title, row.closed ? " 🔒" : ""), last ? h("time", {}, time(last.date)) : null),
    h("span", { class: "topic-bottom" }, h("span", { class: "topic-last" }, last ? lastWords(last) : emptyWords(row)), fresh ? h("span", { class: "badge" }, fresh) : null)));
}

const lastWords = (body) => (body.from.is_bot || serviceText(body) ? preview(body) : `${body.from.first_name}: ${preview(body)}`);
const emptyWords = (row) => (row.person ? "переписки с ботом пока нет" : "пока пусто");

export function icon(row) {
  if (row.person) return h("span", { class: "avatar small", dataset: { color: colorOf(row.person.name) }, "aria-hidden": "true" }, initials(row.person.name));
  const shown = h("span", { class: `topic-icon ${row.icon ? "" : "plain"}`, "aria-hidden": "true" }, row.icon ?? initials(row.title).slice(0, 1));
  if (!row.icon) shown.style.background = `#${row.color.toString(16).padStart(6, "0")}`;
  return shown;
}

function open(row) {
  choose({ chat: row.chat.key, thread: row.thread, ...(row.person ? { person: row.person.id } : {}) });
  byId("team-window").dataset.view = "chat";
}
