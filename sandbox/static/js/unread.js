// What has been seen already, remembered by the browser.

import { serviceText } from "./words.js";

const seen = JSON.parse(localStorage.getItem("sandbox.seen") ?? "{}");

const place = (chat, thread) => `${chat}/${thread ?? ""}`;

/** Ordinary messages with an id above the last one seen and not written by `ownId`. */
export function unreadIn(chat, thread, messages, ownId) {
  const last = seen[place(chat, thread)] ?? 0;
  return messages.filter(({ body }) => body.message_id > last && body.from.id !== ownId && !serviceText(body)).length;
}

export function markSeen(chat, thread, messages) {
  const last = messages.at(-1)?.body.message_id ?? 0;
  remember(place(chat, thread), last);
}

/** For phones: how many answers have come, and how many of them were looked at. */
export const unreadOnPhone = (key, answers) => Math.max(0, answers - (seen[key] ?? 0));
export const markPhoneSeen = (key, answers) => remember(key, answers);

function remember(key, value) {
  if (seen[key] === value) return;
  seen[key] = value;
  localStorage.setItem("sandbox.seen", JSON.stringify(seen));
}
