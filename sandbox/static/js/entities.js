// Telegram's formatting as nodes: only the kinds listed here become elements, all else stays text.

import { h } from "./dom.js";

const SIMPLE = {
  bold: "b", italic: "i", underline: "u", strikethrough: "s", code: "code",
  pre: "pre", blockquote: "blockquote",
};

function safeUrl(url) {
  try {
    const parsed = new URL(url);
    return ["http:", "https:", "tg:", "tel:", "mailto:"].includes(parsed.protocol) ? parsed.href : null;
  } catch {
    return null;
  }
}

function link(url, children) {
  const href = safeUrl(url);
  return href ? h("a", { href, target: "_blank", rel: "noopener noreferrer" }, children) : h("span", {}, children);
}

function wrap(entity, inside, children) {
  if (SIMPLE[entity.type]) return h(SIMPLE[entity.type], {}, children);
  switch (entity.type) {
    case "text_link": return link(entity.url, children);
    case "url": return link(/^https?:/i.test(inside) ? inside : `https://${inside}`, children);
    case "email": return link(`mailto:${inside}`, children);
    case "spoiler": return h("span", { class: "spoiler", tabindex: "0" }, children);
    case "expandable_blockquote": return expandable(children);
    default: return h("span", {}, children);
  }
}

function expandable(children) {
  const quote = h("blockquote", { class: "expandable" }, children);
  const more = h("button", { type: "button", class: "more", "aria-expanded": "false" }, "Показать целиком");
  more.onclick = () => {
    const open = quote.classList.toggle("open");
    more.setAttribute("aria-expanded", String(open));
    more.textContent = open ? "Свернуть" : "Показать целиком";
  };
  return h("div", { class: "quote" }, quote, more);
}

/** `entities` nest by offset and length, counted in UTF-16 units like JavaScript's strings. */
export function formatted(text, entities = []) {
  const sorted = [...entities].sort((a, b) => a.offset - b.offset || b.length - a.length);
  return piece(text, 0, text.length, sorted);
}

function piece(text, start, end, entities) {
  const nodes = [];
  let at = start;
  for (let place = 0; place < entities.length; place += 1) {
    const entity = entities[place];
    const stop = Math.min(entity.offset + entity.length, end);
    if (entity.offset < at || entity.offset >= end) continue;
    if (entity.offset > at) nodes.push(text.slice(at, entity.offset));
    const inner = entities.slice(place + 1).filter((one) => one.offset < stop);
    nodes.push(wrap(entity, text.slice(entity.offset, stop), piece(text, entity.offset, stop, inner)));
    at = stop;
  }
  if (at < end) nodes.push(text.slice(at, end));
  return nodes;
}
