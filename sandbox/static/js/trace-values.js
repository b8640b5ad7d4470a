// Any value of a decision trace as something to look at: bars for shares and times, lists, small tables.

import { h } from "./dom.js";
import { nameOf, valueOf } from "./trace-words.js";

const SHARE = /score|prob|confid|threshold|share|trust|cos|cov|similarity|weight|margin/;
const FOLDED = new Set(["parts", "history"]);
const TIME = /(^|_)(ms|seconds|elapsed|duration|took)$/;

const width = (share) => `${Math.max(0, Math.min(1, share)) * 100}%`;

/** `mark` is the value at which a line stands across the bar: a threshold. */
export function bar(label, value, most, shown, mark) {
  const fill = h("span", { class: "bar-fill" });
  fill.style.width = width(value / most);
  const line = typeof mark === "number" ? h("span", { class: "bar-mark", title: `порог ${percent(mark)}` }) : null;
  if (line) line.style.left = width(mark / most);
  return h("div", { class: "bar-row" },
    h("div", { class: "bar-top" }, h("span", { class: "bar-label" }, label), h("span", { class: "bar-value" }, shown)),
    h("div", { class: "bar", role: "img", "aria-label": `${label}: ${shown}` }, fill, line));
}

export const percent = (value) => `${Math.round(value * 100)} %`;
const isShare = (key, value) => typeof value === "number" && SHARE.test(key) && value >= 0 && value <= 1;
const isNumbers = (value) => value && typeof value === "object" && !Array.isArray(value) && Object.values(value).length > 0 && Object.values(value).every((one) => typeof one === "number");
const number = (value) => (Number.isInteger(value) ? String(value) : value.toFixed(3).replace(/0+$/, "").replace(/\.$/, ""));

/** One entry of the trace; `depth` keeps deep unknown structures readable. */
export function entry(key, value, depth = 0) {
  if (value === null || value === undefined || value === "" || (Array.isArray(value) && !value.length)) return null;
  if (isShare(key, value)) return bar(nameOf(key), value, 1, percent(value));
  if (isNumbers(value)) return numbers(key, value);
  if (Array.isArray(value)) return list(key, value, depth);
  if (typeof value === "object") return block(key, value, depth);
  const shown = typeof value === "number" ? number(value) + (TIME.test(key) ? (key.endsWith("ms") ? " мс" : " с") : "") : valueOf(value);
  return h("div", { class: "pair" }, h("span", { class: "pair-name" }, nameOf(key)), h("span", { class: "pair-value" }, shown));
}

function numbers(key, value) {
  const all = Object.entries(value).sort(TIME.test(key) || /timing/.test(key) ? () => 0 : (a, b) => b[1] - a[1]);
  const timed = TIME.test(key) || /timing/.test(key);
  const unit = timed ? (/seconds/.test(key) ? " с" : " мс") : "";
  const shares = !timed && all.every(([, one]) => one >= 0 && one <= 1);
  const most = shares ? 1 : Math.max(...all.map(([, one]) => Math.abs(one)), 1e-9);
  const rows = all.map(([name, one]) => bar(valueOf(nameOf(name)), Math.abs(one), most, shares ? percent(one) : number(one) + unit));
  return h("div", { class: "group" }, h("h4", {}, nameOf(key)), rows);
}

function list(key, value, depth) {
  if (value.every((one) => typeof one !== "object")) return h("div", { class: "pair" }, h("span", { class: "pair-name" }, nameOf(key)), h("span", { class: "pair-value" }, value.map(valueOf).join(", ")));
  const cards = value.map((one) => card(one, depth));
  if (depth < 1 && !FOLDED.has(key)) return h("div", { class: "group" }, h("h4", {}, nameOf(key)), cards);
  return h("details", { class: "group" }, h("summary", {}, `${nameOf(key)} (${value.length})`), cards);
}

function card(value, depth) {
  if (value === null || typeof value !== "object") return h("div", { class: "card" }, valueOf(value));
  const title = value.question ?? value.title ?? value.name ?? value.text;
  const score = value.score ?? value.probability ?? value.similarity;
  const rest = Object.entries(value).filter(([name, one]) => one !== title && one !== score && name !== "id");
  const head = title && typeof score === "number" ? bar(title, score, Math.max(1, score), number(score)) : title ? h("div", { class: "card-title" }, title) : null;
  return h("div", { class: "card", dataset: { testid: "trace-card" } }, head, rest.map(([name, one]) => entry(name, one, depth + 1)));
}

function block(key, value, depth) {
  const inside = Object.entries(value).map(([name, one]) => entry(name, one, depth + 1));
  if (depth < 1) return h("div", { class: "group" }, h("h4", {}, nameOf(key)), inside);
  return h("details", { class: "group" }, h("summary", {}, nameOf(key)), inside);
}
