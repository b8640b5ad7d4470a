// What the app's trace calls things, and what a person calls them; words not listed are shown as they are.

export const ACTIONS = {
  answer: ["Ответил сам", "good"],
  clarify: ["Уточнил вопрос", "good"],
  smalltalk: ["Поддержал разговор", "good"],
  booking: ["Позвал человека для записи", "human"],
  human: ["Позвал человека", "human"],
  ignore: ["Промолчал", "calm"],
  optout: ["Клиент попросил не писать", "calm"],
  optin: ["Клиент разрешил писать", "good"],
};

const NAMES = {
  action: "Решение", reason: "Правило", confidence: "Уверенность", threshold: "Порог", trigger: "Почему человек",
  language: "Язык", reply_language: "Язык ответа", intent: "Намерение", probability: "Вероятность",
  question: "Что искали", by_meaning: "Понято по смыслу", parts: "По частям", scores: "Похоже на",
  sources: "На чём стоит ответ", found: "Ближайшее в знаниях", score: "Оценка", text: "Текст", whole: "Целая фраза",
  answer: "Ответ", embedder: "Модель смысла", model: "Модель", trust: "Доверие", checks: "Проверки", error: "Ошибка",
  failure: "Сбой", features: "Признаки", shift: "Голос модели ответа", cos: "по смыслу", cov: "по буквам",
  margin: "отрыв от второго", letters_agree: "буквы согласны", z: "выделяется", length: "длина вопроса",
  cos_question: "с вопросом", cos_both: "с вопросом и ответом", held: "слова вопроса по буквам",
  echo: "другими словами", echoed: "слова вопроса сказаны", affinity: "о том же", lacking: "о спрошенном молчит",
  fit_margin: "отвечает лучше второго", elsewhere: "другой город", unsaid: "не оговорено", left_out: "Опущено",
  llm: "Модель ответа", tries: "Попытки", tokens: "токены", prompt: "Подсказка",
  sufficiency: "Хватает ли источников", wants: "Чего хочет клиент", second_voice: "Второй голос",
  class: "Класс", doubt: "Похоже на дело для человека", heard: "Голос учтён", handed_over: "Передано человеку", ms: "Время", seconds: "Время", timings: "Время",
  understand: "Понять", retrieve: "Найти", answering: "Ответить", write: "Написать", decide: "Решить", total: "Всего",
};

const ORDER = Object.keys(NAMES);

/** Known keys in the order of a story, the others after them. */
export function inOrder(entries) {
  const place = ([key]) => (ORDER.includes(key) ? ORDER.indexOf(key) : ORDER.length);
  return [...entries].sort((one, other) => place(one) - place(other));
}

const VALUES = {
  ru: "русский", kk: "казахский", en: "английский", mixed: "русский с казахским", translit: "латиницей",
  true: "да", false: "нет", yes: "да", partly: "отчасти", no: "нет",
  question: "вопрос", booking: "запись", human_request: "просит человека", frustration: "раздражение",
  payment: "оплата", refund: "возврат", medical: "здоровье", complaint: "жалоба", reschedule: "перенос записи",
  cancel: "отмена записи", legal: "право", opt_out: "не писать больше", opt_in: "снова писать",
  small_talk: "разговор", acknowledgement: "принято к сведению", off_topic: "не по делу", injection: "попытка обмана",
  low_confidence: "нет уверенности в ответе", answered: "ответ есть в знаниях", failure: "сбой",
  ambiguous: "вопрос понятен по-разному", option_chosen: "клиент выбрал вариант", wordless: "сообщение без слов",
  none_of_the_options: "ни один вариант не подошёл", index_unavailable: "знания сейчас недоступны",
  "state:pending": "разговор ждёт человека", "state:manager_active": "разговор ведёт человек",
};

const PREFIXES = [["intent:", "намерение: "], ["talk:", "вежливость: "], ["state:", "состояние: "]];

export const nameOf = (key) => NAMES[key] ?? NAMES[key.replace(/_(ms|seconds)$/, "")] ?? key.replaceAll("_", " ");

export function valueOf(value) {
  const text = String(value);
  const [prefix, words] = PREFIXES.find(([one]) => text.startsWith(one)) ?? ["", ""];
  return VALUES[text] ?? VALUES[text.toLowerCase()] ?? words + (VALUES[text.slice(prefix.length)] ?? text.slice(prefix.length));
}

const SECTIONS = [
  ["understood", /understand|understood|language|intent|question|polic|part|meaning/],
  ["time", /(^|_)(ms|seconds|timings?|elapsed|duration|took)$/],
  ["found", /source|found|retriev|candidate|search|hit/],
  ["decided", /action|reason|confiden|trust|threshold|check|trigger|decid|decision|answer|draft|error|llm|verbatim/],
];

export const TITLES = [
  ["understood", "Что понято"],
  ["found", "Что нашлось"],
  ["decided", "Что решено и почему"],
  ["time", "Сколько заняло"],
  ["other", "Ещё"],
];

/** The section of the drawer where a top-level key of the trace belongs; unknown keys go to the last one. */
export const sectionOf = (key) => SECTIONS.find(([, pattern]) => pattern.test(key))?.[0] ?? "other";
