// The row of clients above the phone: WhatsApp clients first, then those who write to the Telegram bot.

import { post } from "./api.js";
import { byId, h, reconcile } from "./dom.js";
import { choose, look, messagesOf, phones, privateKey, telegramClients, world } from "./store.js";
import { markPhoneSeen, unreadOnPhone } from "./unread.js";
import { colorOf, initials, phoneLabel } from "./words.js";

const NEW_CLIENTS = ["Динара", "Марат", "Жанна", "Олег", "Сауле", "Нурлан", "Ирина", "Болат"];
const FREE_PHONES = Array.from({ length: 69 }, (_, place) => `770000000${place + 31}`);

/** {id, app: "whatsapp" | "telegram", name, note, phone? | person?} */
function clients() {
  const onWhatsApp = phones().map((phone) => ({
    id: `whatsapp:${phone.phone}`, app: "whatsapp", name: phone.name, note: phoneLabel(phone.phone), phone,
  }));
  const onTelegram = telegramClients().map((person) => ({
    id: `telegram:${person.id}`, app: "telegram", name: person.name, note: "пишет боту в Telegram", person,
  }));
  return [...onWhatsApp, ...onTelegram];
}

export const currentClient = () => clients().find((one) => one.id === look.client);
export const privateChat = (client) => world.chats.get(privateKey(client.person.id));

function answersTo(client) {
  if (client.app === "whatsapp") return client.phone.messages.filter((one) => one.direction === "to_client").length;
  return messagesOf(privateChat(client), null).filter((one) => one.body.from.is_bot).length;
}

export function drawClients() {
  const here = currentClient();
  if (here) markPhoneSeen(here.id, answersTo(here));
  const shown = clients().map((one) => ({ ...one, unread: unreadOnPhone(one.id, answersTo(one)) }));
  reconcile(
    byId("client-list"),
    [...shown, { id: "add" }],
    (one) => one.id,
    (one) => (one.id === "add" ? addButton() : chip(one)),
    (one) => `${one.name}|${one.unread}|${one.id === look.client}`,
  );
}

function chip({ id, app, name, note, unread }) {
  return h("button", {
    type: "button", class: "client", "aria-pressed": String(id === look.client), title: note,
    dataset: { testid: "client-item", client: id, app },
    onclick: () => choose({ client: id }),
  },
  h("span", { class: "avatar", dataset: { color: colorOf(name) }, "aria-hidden": "true" }, initials(name)),
  h("span", { class: "client-name" }, name),
  unread ? h("span", { class: "badge", "aria-label": `новых ответов: ${unread}` }, unread) : null);
}

function addButton() {
  return h("button", {
    type: "button", class: "client add", title: "Добавить клиента", dataset: { testid: "client-add" }, onclick: addClient,
  },
  h("span", { class: "avatar", "aria-hidden": "true" }, "+"),
  h("span", { class: "client-name" }, "Новый"));
}

async function addClient() {
  const taken = phones();
  const free = FREE_PHONES.find((one) => !taken.some(({ phone }) => phone === one));
  if (!free) return;
  const name = NEW_CLIENTS.find((one) => !taken.some((known) => known.name === one)) ?? `Клиент ${taken.length + 1}`;
  await post("whatsapp/clients", { slug: look.slug, phone: free, name });
  choose({ client: `whatsapp:${free}` });
}
