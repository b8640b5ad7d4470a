// How things are called and written on the page.

const ROLES = { owner: "владелец", manager: "менеджер", client: "клиент" };
const TIME = new Intl.DateTimeFormat("ru", { hour: "2-digit", minute: "2-digit" });

export const time = (seconds) => TIME.format(new Date(seconds * 1000));

export const personLabel = (person) => `${person.name} (${ROLES[person.role] ?? person.role})`;

/** 77000000001 → +7 700 000 00 01 */
export function phoneLabel(digits) {
  const parts = /^7(\d{3})(\d{3})(\d{2})(\d{2})$/.exec(digits);
  return parts ? `+7 ${parts.slice(1).join(" ")}` : `+${digits}`;
}

export function plural(count, one, few, many) {
  const tens = count % 100;
  const last = count % 10;
  if (tens > 10 && tens < 20) return `${count} ${many}`;
  if (last === 1) return `${count} ${one}`;
  return `${count} ${last > 1 && last < 5 ? few : many}`;
}

export const initials = (name) =>
  name.split(/\s+/).filter((word) => /^[\p{L}\p{N}]/u.test(word)).slice(0, 2).map((word) => word[0].toUpperCase()).join("");

/** A stable colour number (0–6) for a person. */
export function colorOf(text) {
  let sum = 0;
  for (const letter of String(text)) sum = (sum * 31 + letter.codePointAt(0)) % 9973;
  return sum % 7;
}

export function mediaName(body) {
  const names = { photo: "Фото", voice: "Голосовое", audio: "Аудио", video: "Видео", sticker: "Стикер", document: "Файл" };
  const kind = Object.keys(names).find((one) => one in body);
  return kind ? names[kind] : "";
}

const SERVICE = {
  forum_topic_created: (event) => `Новая тема «${event.name}»`,
  forum_topic_edited: (event) => (event.name ? `Новое имя темы: «${event.name}»` : "Новый значок темы"),
  forum_topic_closed: () => "Тема закрыта",
  forum_topic_reopened: () => "Тема снова открыта",
  pinned_message: (message) => `Закреплено: «${shortened(preview(message), 36)}»`,
};

/** The words of a service message; null for an ordinary one. */
export function serviceText(body) {
  const kind = Object.keys(SERVICE).find((one) => one in body);
  if (!kind) return null;
  return body.from.is_bot ? SERVICE[kind](body[kind]) : `${SERVICE[kind](body[kind])} · ${body.from.first_name}`;
}

const shortened = (text, limit) => (text.length > limit ? `${text.slice(0, limit).trimEnd()}…` : text);

export function preview(body) {
  return (body.text ?? body.caption ?? "").replace(/\s+/g, " ") || mediaName(body) || serviceText(body) || "";
}
