// What the sandbox told us, and which part of it is being looked at.

export const world = { tenants: [], phones: new Map(), chats: new Map(), users: new Map() };
export const look = { slug: "", client: "", person: 0, chat: "", thread: null, tab: "client" };

const watchers = new Set();
let planned = false;

export const watch = (watcher) => watchers.add(watcher);

/** Redraw soon, once for many changes. */
export function changed() {
  if (planned) return;
  planned = true;
  requestAnimationFrame(() => {
    planned = false;
    for (const watcher of watchers) watcher();
  });
}

export const tenant = () => world.tenants.find((one) => one.slug === look.slug);
export const team = () => tenant()?.people.filter((one) => one.role !== "client") ?? [];
export const telegramClients = () => tenant()?.people.filter((one) => one.role === "client") ?? [];
export const person = () => team().find((one) => one.id === look.person);
export const group = () => world.chats.get(tenant()?.group);
export const privateKey = (userId) => `${tenant()?.bot_id}:${userId}`;
export const phones = () => [...world.phones.values()].filter((one) => one.slug === look.slug);
export const topic = (chat, thread) => chat?.topics.find((one) => one.thread_id === thread);

/** The messages of a topic; thread null is General or a private talk. */
export function messagesOf(chat, thread) {
  if (!chat) return [];
  return [...chat.messages.values()].filter((one) => (one.body.is_topic_message ? one.body.message_thread_id : null) === thread);
}

export function choose(changes) {
  Object.assign(look, changes);
  settleLook();
  localStorage.setItem("sandbox.look", JSON.stringify(look));
  changed();
}

/** Put the view back on something that exists. */
export function settleLook() {
  if (!world.tenants.length) return;
  if (!tenant()) Object.assign(look, { slug: world.tenants[0].slug, client: "", person: 0, chat: "", thread: null });
  const clients = [...phones().map((one) => `whatsapp:${one.phone}`), ...telegramClients().map((one) => `telegram:${one.id}`)];
  if (!clients.includes(look.client)) look.client = clients[0] ?? "";
  if (!person()) look.person = team()[0]?.id ?? 0;
  const known = look.chat === tenant().group || team().some((one) => privateKey(one.id) === look.chat);
  if (!known) Object.assign(look, { chat: tenant().group, thread: null });
  if (look.thread !== null && !topic(world.chats.get(look.chat), look.thread)) look.thread = null;
}

export function recallLook() {
  Object.assign(look, JSON.parse(localStorage.getItem("sandbox.look") ?? "{}"));
}
