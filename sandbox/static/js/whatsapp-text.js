// WhatsApp's own formatting: *bold*, _italic_, ~struck~ and links.

import { h } from "./dom.js";

const PIECE = /(?<link>(?:https?:\/\/|www\.|wa\.me\/)[^\s<>]*[^\s<>.,!?)])|(?<![\p{L}\p{N}])(?<mark>[*_~])(?=\S)(?<inside>[^\n]*?\S)\k<mark>(?![\p{L}\p{N}])/gu;
const TAGS = { "*": "b", _: "i", "~": "s" };

export function whatsappText(text) {
  const nodes = [];
  let at = 0;
  for (const found of text.matchAll(PIECE)) {
    const { link, mark, inside } = found.groups;
    nodes.push(text.slice(at, found.index));
    nodes.push(link ? anchor(link) : h(TAGS[mark], {}, whatsappText(inside)));
    at = found.index + found[0].length;
  }
  nodes.push(text.slice(at));
  return nodes;
}

function anchor(link) {
  const href = /^https?:/.test(link) ? link : `https://${link}`;
  return h("a", { href, target: "_blank", rel: "noopener noreferrer" }, link);
}
