// The client's side: who writes, their phone, their talk.

import { post } from "./api.js";
import { telegramBubble } from "./bubbles.js";
import { composer } from "./composer.js";
import { byId, h, reconcile } from "./dom.js";
import { phoneMedia } from "./media.js";
import { choose, look, messagesOf, phones, privateKey, telegramClients, tenant, world } from "./store.js";
import { Talk } from "./talk.js";
import { openTrace } from "./trace.js";
import { markPhoneSeen, unreadOnPhone } from "./unread.js";
import { whatsappText } from "./whatsapp-text.js";
import { colorOf, initials, phoneLabel, time } from "./words.js";

const NEW_CLIENTS = ["Динара", "Марат", "Жанна", "Олег", "Сауле", "Нурлан", "Ирина", "Болат"];

/** Everyone who may write: WhatsApp clients first, then clients of the Telegram bot. */
function clients() {
  return [
    ...phones().map((one) => ({ id: `whatsapp:${one.phone}`, app: "whatsapp", name: one.name, note: phoneLabel(one.phone), phone: one })),
    ...telegramClients().map((one) => ({ id: `telegram:${one.id}`, app: "telegram", name: one.name, note: "пишет боту в Telegram", person: one })),
  ];
}

const current = () => clients().find((one) => one.id === look.client);

function talkOf(client) {
  if (client.app === "whatsapp") return client.phone.messages;
  return messagesOf(world.chats.get(privateKey(client.person.id)), null);
}

function answersTo(client) {
  const fromBusiness = client.app === "whatsapp" ? (one) => one.direction === "to_client" : (one) => one.body.from.is_bot;
  return talkOf(client).filter(fromBusiness).length;
}

async function send({ text, media }) {
  const client = current();
  if (client.app === "telegram") await post("telegram/messages", { private_to: look.slug, user_id: client.person.id, text, media });
  else await post("whatsapp/messages", { slug: look.slug, phone: client.phone.phone, text, media });
}

export function phoneSide() {
  const form = composer(byId("client-composer"), send);
  const talk = new Talk(byId("phone-messages"));
  return {
    fill: form.fill,
    draw() {
      const client = current();
      if (!client) return;
      markPhoneSeen(client.id, answersTo(client));
      drawClients();
      drawHead(client);
      drawTalk(talk, client);
    },
  };
}

function drawClients() {
  const shown = [...clients().map((one) => ({ ...one, unread: unreadOnPhone(one.id, answersTo(one)) })), { id: "add" }];
  const version = (one) => `${one.name}|${one.unread}|${one.id === look.client}`;
  reconcile(byId("client-list"), shown, (one) => one.id, (one) => (one.id === "add" ? addButton() : chip(one)), version);
}

function chip(client) {
  const { unread } = client;
  return h("button", {
    type: "button", class: "client", "aria-pressed": String(client.id === look.client), title: client.note,
    dataset: { testid: "client-item", client: client.id, app: client.app },
    onclick: () => choose({ client: client.id }),
  },
  h("span", { class: "avatar", dataset: { color: colorOf(client.name) }, "aria-hidden": "true" }, initials(client.name)),
  h("span", { class: "client-name" }, client.name),
  unread ? h("span", { class: "badge", "aria-label": `новых ответов: ${unread}` }, unread) : null);
}

function addButton() {
  return h("button", { type: "button", class: "client add", title: "Добавить клиента", dataset: { testid: "client-add" }, onclick: addClient },
    h("span", { class: "avatar", "aria-hidden": "true" }, "+"), h("span", { class: "client-name" }, "Новый"));
}

async function addClient() {
  const taken = new Set(phones().map((one) => one.phone));
  const free = Array.from({ length: 69 }, (_, place) => `770000000${place + 31}`).find((one) => !taken.has(one));
  if (!free) return;
  const names = new Set(phones().map((one) => one.name));
  const name = NEW_CLIENTS.find((one) => !names.has(one)) ?? `Клиент ${taken.size + 1}`;
  await post("whatsapp/clients", { slug: look.slug, phone: free, name });
  choose({ client: `whatsapp:${free}` });
}

function drawHead(client) {
  const { name } = tenant();
  byId("phone").dataset.app = client.app;
  byId("phone-title").textContent = name;
  byId("phone-note").textContent = `${client.name} · ${client.note}`;
  byId("phone-app").textContent = client.app === "whatsapp" ? "WhatsApp" : "Telegram";
  byId("phone-avatar").textContent = initials(name);
  byId("phone-avatar").dataset.color = colorOf(name);
}

function drawTalk(talk, client) {
  const place = `${look.slug}/${client.id}`;
  if (client.app === "whatsapp") {
    talk.show(place, client.phone.messages, (one) => one.id, (one) => bubble(one, client));
    return;
  }
  const chat = world.chats.get(privateKey(client.person.id));
  const press = (message, button) => post("telegram/presses", { chat: chat.key, message_id: message.body.message_id, user_id: client.person.id, data: button.callback_data });
  const traced = ({ body }) => (body.text?.startsWith("/") ? null : why(`${chat.id}:${body.message_id}`, body.text ?? body.caption ?? ""));
  talk.show(place, messagesOf(chat, null), (one) => one.body.message_id, (one) => telegramBubble(one, chat, client.person.id, { press, traced }));
}

function bubble(message, client) {
  const own = message.direction === "from_client";
  return h("article", { class: `msg ${own ? "own" : "theirs"}`, dataset: { testid: "msg", id: message.id, direction: message.direction } },
    h("div", { class: "bubble" },
      phoneMedia(message.media),
      message.text ? h("div", { class: "words", dataset: { testid: "msg-text" } }, whatsappText(message.text)) : null,
      h("div", { class: "foot" }, h("span", { class: "stamp" }, h("time", {}, time(message.time)), own ? tick(message) : null))),
    own ? under(message, client) : null);
}

function tick(message) {
  if (message.status === null) return h("span", { class: "tick waiting", title: "отправляется" }, "🕓");
  return message.status === 200 ? h("span", { class: "tick", title: "принято приложением" }, "✓✓") : h("span", { class: "tick failed" }, "!");
}

function under(message, client) {
  const { phone } = client.phone;
  if (message.status !== null && message.status !== 200) {
    const why = message.status ? `приложение ответило ${message.status}` : "приложение не отвечает";
    const again = () => post("whatsapp/repeats", { slug: look.slug, phone, message_id: message.id });
    return h("div", { class: "under" }, h("span", { class: "problem" }, `Не принято: ${why}.`), h("button", { type: "button", class: "link", onclick: again }, "Повторить"));
  }
  return why(message.id, message.text);
}

function why(id, text) {
  const open = () => openTrace({ slug: look.slug, id, text });
  return h("div", { class: "under" }, h("button", { type: "button", class: "link", dataset: { testid: "trace-open" }, onclick: open }, "Почему?"));
}
