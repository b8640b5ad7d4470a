// The client's side: their phone and their talk.

import { post } from "./api.js";
import { telegramBubble } from "./bubbles.js";
import { currentClient, drawClients, privateChat } from "./clients.js";
import { composer } from "./composer.js";
import { byId } from "./dom.js";
import { phoneBubble, why } from "./phone-bubbles.js";
import { look, messagesOf, tenant } from "./store.js";
import { Talk } from "./talk.js";
import { colorOf, initials } from "./words.js";

async function send({ text, media }) {
  const client = currentClient();
  if (client.app === "telegram") await post("telegram/messages", { private_to: look.slug, user_id: client.person.id, text, media });
  else await post("whatsapp/messages", { slug: look.slug, phone: client.phone.phone, text, media });
}

export function phoneSide() {
  const form = composer(byId("client-composer"), send);
  const talk = new Talk(byId("phone-messages"));
  return {
    fill: form.fill,
    draw() {
      drawClients();
      const client = currentClient();
      if (!client) return;
      drawHead(client);
      if (client.app === "whatsapp") drawWhatsApp(talk, client);
      else drawTelegram(talk, client);
    },
  };
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

const place = (client) => `${look.slug}/${client.id}`;

function drawWhatsApp(talk, client) {
  talk.show(place(client), client.phone.messages, (one) => one.id, (one) => phoneBubble(one, client.phone));
}

function drawTelegram(talk, client) {
  const chat = privateChat(client);
  const acts = {
    press: ({ body }, button) => post("telegram/presses", {
      chat: chat.key, message_id: body.message_id, user_id: client.person.id, data: button.callback_data,
    }),
    traced: ({ body }) => (body.text?.startsWith("/") ? null : why(`${chat.id}:${body.message_id}`, body.text ?? body.caption ?? "")),
  };
  const bubble = (one) => telegramBubble(one, chat, client.person.id, acts);
  talk.show(place(client), messagesOf(chat, null), (one) => one.body.message_id, bubble);
}
