// The first minute on this page: what to try, one tap each.

import { byId, h } from "./dom.js";

const TRIES = [
  ["Спросите цену", "Сколько стоит маникюр с гель-лаком?"],
  ["На казахском", "Сәлеметсіз бе! Мекенжайыңыз қайда?"],
  ["Позовите человека", "Позовите, пожалуйста, человека"],
];

export function hint(fill) {
  const card = byId("hint");
  const close = () => { card.hidden = true; localStorage.setItem("sandbox.hint", "seen"); };
  const attempt = ([name, text]) => h("button", { type: "button", class: "try", dataset: { testid: "hint-try" }, onclick: () => { fill(text); close(); } }, h("strong", {}, name), h("span", {}, `«${text}»`));
  card.replaceChildren(
    h("div", { class: "hint-head" }, h("h2", {}, "Что попробовать"), h("button", { type: "button", class: "icon-button close", "aria-label": "Закрыть подсказку", onclick: close })),
    h("p", {}, "1. Напишите от имени клиента:"),
    h("div", { class: "tries" }, TRIES.map(attempt)),
    h("p", {}, "2. Когда бот позовёт человека, в группе появится тема. Нажмите «Беру» и ответьте — ответ придёт клиенту."),
    h("p", {}, "3. Ответьте от имени владельца — бот запомнит ответ. «Почему?» под сообщением клиента покажет, как решал бот."));
  card.hidden = localStorage.getItem("sandbox.hint") === "seen";
  byId("hint-open").onclick = () => { card.hidden = !card.hidden; };
}
