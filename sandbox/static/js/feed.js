// Live events: the full state on connect, then changes; the browser reconnects by itself.

import { changed, settleLook, world } from "./store.js";

const HANDLERS = {
  state({ state }) {
    world.tenants = state.tenants;
    world.phones = new Map(state.phones.map((one) => [`${one.slug}:${one.phone}`, one]));
    world.users = new Map(state.users.map((one) => [one.id, one]));
    world.chats = new Map(state.chats.map((one) => [one.key, { ...one, messages: byId(one.messages) }]));
  },
  "whatsapp.phone"({ phone }) {
    world.phones.set(`${phone.slug}:${phone.phone}`, phone);
  },
  "whatsapp.message"({ slug, phone, message }) {
    const messages = world.phones.get(`${slug}:${phone}`)?.messages;
    if (!messages) return;
    const place = messages.findIndex((one) => one.id === message.id);
    messages.splice(place < 0 ? messages.length : place, place < 0 ? 0 : 1, message);
  },
  "telegram.chat"({ chat }) {
    world.chats.set(chat.key, { ...chat, messages: world.chats.get(chat.key)?.messages ?? new Map() });
  },
  "telegram.message"({ chat, message }) {
    world.chats.get(chat)?.messages.set(message.body.message_id, message);
  },
  "telegram.deleted"({ chat, message_id }) {
    world.chats.get(chat)?.messages.delete(message_id);
  },
  "telegram.topic_deleted"({ chat, thread_id }) {
    for (const [id, one] of world.chats.get(chat)?.messages ?? []) {
      if (one.body.message_thread_id === thread_id) world.chats.get(chat).messages.delete(id);
    }
  },
};

const byId = (messages) => new Map(messages.map((one) => [one.body.message_id, one]));

/** `tell(event)` hears every event after it is in the world; `onState("open" | "lost")` the connection. */
export function follow(tell, onState) {
  const source = new EventSource("/control/events");
  source.onopen = () => onState("open");
  source.onerror = () => {
    onState("lost");
    if (source.readyState === EventSource.CLOSED) setTimeout(() => follow(tell, onState), 1000);
  };
  source.onmessage = ({ data }) => {
    const event = JSON.parse(data);
    HANDLERS[event.kind]?.(event);
    settleLook();
    tell(event);
    changed();
  };
}
