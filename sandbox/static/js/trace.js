// The drawer that tells why the app decided as it did about one client message.

import { get } from "./api.js";
import { byId, h } from "./dom.js";
import { bar, entry, percent } from "./trace-values.js";
import { ACTIONS, inOrder, nameOf, sectionOf, TITLES, valueOf } from "./trace-words.js";

const ASK_AGAIN_MS = 1000;
const OPEN = new Set(["understood", "found", "decided"]);
let asked = null;
let before = null;

export function traceDrawer() {
  byId("trace-close").onclick = close;
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") close(); });
}

/** `message`: {slug, id, text}. Asks again until there is a decision. */
export async function openTrace(message) {
  asked = message;
  before = document.activeElement;
  const drawer = byId("trace");
  drawer.inert = false;
  drawer.classList.add("open");
  show(message, h("p", { class: "trace-wait" }, "Спрашиваю у приложения…"));
  byId("trace-close").focus();
  while (asked === message) {
    const told = await get(`trace/${encodeURIComponent(message.slug)}/${encodeURIComponent(message.id)}`);
    if (asked !== message) return;
    if (told.problem) show(message, h("p", { class: "trace-wait" }, told.problem));
    else if (told.decision) show(message, ...decided(told.decision));
    else show(message, h("p", { class: "trace-wait" }, "Бот ещё думает…"));
    if (told.decision) return;
    await new Promise((resolve) => { setTimeout(resolve, ASK_AGAIN_MS); });
  }
}

function close() {
  if (!asked) return;
  asked = null;
  byId("trace").classList.remove("open");
  byId("trace").inert = true;
  before?.focus();
}

function show(message, ...content) {
  byId("trace-body").replaceChildren(h("blockquote", { class: "trace-question" }, message.text || "Файл без слов"), ...content.filter(Boolean));
}

function decided(decision) {
  const { action, confidence, reason, ...rest } = decision;
  const sections = new Map(TITLES.map(([id]) => [id, []]));
  const said = new Set();
  for (const [key, section, value] of flattened(rest)) {
    const fact = JSON.stringify([key, value]);
    const shown = said.has(fact) ? null : entry(key, value);
    said.add(fact);
    if (shown) sections.get(section).push(shown);
  }
  return [verdict(action, reason, confidence, rest.threshold ?? rest.trust?.threshold), ...TITLES.map(([id, title]) => section(title, sections.get(id))), raw(decision)];
}

/** [key, section, value] of the trace; an object that is a section's own stands open, without a heading. */
function flattened(trace) {
  return inOrder(Object.entries(trace)).flatMap(([key, value]) => {
    const section = sectionOf(key);
    if (!OPEN.has(section) || !value || typeof value !== "object" || Array.isArray(value)) return [[key, section, value]];
    return inOrder(Object.entries(value)).map(([name, one]) => [name, section, one]);
  });
}

function verdict(action, reason, confidence, threshold) {
  const [name, tone] = ACTIONS[action] ?? [action ? valueOf(action) : reason?.startsWith("state:") ? "Бот молчит" : "Решение", "calm"];
  return h("section", { class: "verdict", dataset: { tone, testid: "trace-verdict" } },
    h("h3", {}, name),
    reason ? h("p", {}, `${nameOf("reason")}: ${valueOf(reason)}`) : null,
    typeof confidence === "number" && confidence > 0 ? bar(nameOf("confidence"), confidence, 1, percent(confidence), threshold) : null);
}

const section = (title, content) => (content.length ? h("section", { class: "trace-section" }, h("h3", {}, title), content) : null);

function raw(decision) {
  return h("details", { class: "raw" }, h("summary", {}, "Всё, как записано"), h("pre", {}, JSON.stringify(decision, null, 2)));
}
