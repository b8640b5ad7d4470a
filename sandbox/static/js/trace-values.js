// Any value of a decision trace as something to look at: bars for shares and times, cards for what was found.

import { h } from "./dom.js";
import { inOrder, nameOf, valueOf } from "./trace-words.js";

const SHARE = /score|prob|confid|threshold|share|trust|similarity/;
const TIME = /(^|_)(ms|seconds|timings?|elapsed|duration|took)$/;
const FOLDED = new Set(["parts", "history", "features", "tries"]);

export function percent(value) {
  const rounded = Math.round(value * 100);
  return rounded === 100 && value < 1 ? "> 99 %" : `${rounded} %`;
}


const width = (share) => `${Math.max(0, Math.min(1, share)) * 100}%`;
const isObject = (value) => value !== null && typeof value === "object" && !Array.isArray(value);
const isNumbers = (value) => isObject(value) && Object.values(value).length > 0 && Object.values(value).every((one) => typeof one === "number");
const isEmpty = (value) => value === null || value === undefined || value === "" || (typeof value === "object" && !Object.keys(value).length);
const number = (value) => (Number.isInteger(value) ? String(value) : String(Number(value.toFixed(3))));

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

/** One entry of the trace; null when there is nothing to show. `depth` keeps deep structures folded. */
export function entry(key, value, depth = 0) {
  if (isEmpty(value)) return null;
  if (typeof value === "number" && SHARE.test(key) && value >= 0 && value <= 1) return bar(nameOf(key), value, 1, percent(value));
  if (isNumbers(value)) return grouped(key, numbers(key, value), depth);
  if (Array.isArray(value)) return list(key, value, depth);
  if (isObject(value)) return grouped(key, Object.entries(value).map(([name, one]) => entry(name, one, depth + 1)), depth + 1);
  return pair(key, scalar(key, value));
}

const pair = (key, shown) => h("div", { class: "pair" }, h("span", { class: "pair-name" }, nameOf(key)), h("span", { class: "pair-value" }, shown));

function scalar(key, value) {
  if (typeof value !== "number") return valueOf(value);
  if (!TIME.test(key)) return number(value);
  return `${number(value)} ${key.endsWith("seconds") ? "с" : "мс"}`;
}

function grouped(key, content, depth) {
  if (depth < 2 && !FOLDED.has(key)) return h("div", { class: "group" }, h("h4", {}, nameOf(key)), content);
  return h("details", { class: "group" }, h("summary", {}, nameOf(key)), content);
}

function numbers(key, value) {
  const timed = TIME.test(key);
  const all = inOrder(Object.entries(value));
  if (!timed) all.sort((a, b) => b[1] - a[1]);
  const shares = !timed && all.every(([, one]) => one >= 0 && one <= 1) && /score/.test(key);
  const most = shares ? 1 : Math.max(...all.map(([, one]) => Math.abs(one)), 1e-9);
  const shown = (one) => (shares ? percent(one) : scalar(key, one));
  const label = (name) => (timed || !shares ? nameOf(name) : valueOf(name));
  return all.map(([name, one]) => bar(label(name), Math.abs(one), most, shown(one)));
}

function list(key, value, depth) {
  if (!value.some(isObject)) return pair(key, value.map(valueOf).join(", "));
  return grouped(key, value.map((one) => card(one, depth)), depth);
}

const TITLE_KEYS = ["question", "title", "name", "text"];
const SCORE_KEYS = ["score", "probability", "similarity"];

function card(value, depth) {
  if (!isObject(value)) return h("div", { class: "card" }, valueOf(value));
  const titled = TITLE_KEYS.find((name) => typeof value[name] === "string");
  const scored = SCORE_KEYS.find((name) => typeof value[name] === "number");
  const rest = Object.entries(value).filter(([name, one]) => ![titled, scored, "id"].includes(name) && !isEmpty(one));
  const small = rest.filter(([name, one]) => typeof one !== "object" && (typeof one !== "string" || name === "language"));
  const large = rest.filter((one) => !small.includes(one));
  return h("div", { class: "card", dataset: { testid: "trace-card" } },
    scored ? bar(value[titled] ?? nameOf(scored), value[scored], Math.max(1, value[scored]), number(value[scored])) : null,
    titled && !scored ? h("div", { class: "card-title" }, value[titled]) : null,
    large.map(([name, one]) => (typeof one === "string" ? h("p", { class: "card-text" }, one) : entry(name, one, depth + 2))),
    small.length ? h("p", { class: "card-note" }, small.map(([name, one]) => `${nameOf(name).toLowerCase()}: ${scalar(name, one)}`).join(" · ")) : null);
}
