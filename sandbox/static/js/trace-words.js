// What the app's trace calls things, and what a person calls them.

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
  language: "Язык", reply_language: "Язык ответа", intent: "Намерение", probability: "Вероятность", policy: "Правило бизнеса",
  question: "Вопрос", standalone_question: "Вопрос целиком", parts: "Части", by_meaning: "По смыслу", scores: "Оценки",
  understood: "Понято", understanding: "Понято", sources: "Источники", found: "Найдено", candidates: "Кандидаты", retrieved: "Найдено",
  score: "Оценка", scored: "Оценено", text: "Текст", whole: "Целая фраза", model: "Модель", embedder: "Модель смысла",
  trust: "Доверие", checks: "Проверки", check: "Проверка", features: "Признаки", error: "Ошибка", answer: "Ответ", draft: "Черновик",
  ms: "Время", timings: "Время", timing: "Время", seconds: "Время", total: "Всего", understand: "Понять", retrieve: "Найти",
  decide: "Решить", embed: "Смысл", llm: "Модель ответа", verbatim: "Дословно",
};

const VALUES = {
  ru: "русский", kk: "казахский", mixed: "смешанный", en: "английский", HUMAN_REQUEST: "просит человека", FRUSTRATION: "раздражён",
  true: "да", false: "нет", low_confidence: "не уверен в ответе", answered: "есть ответ в знаниях", failure: "сбой",
  "state:pending": "разговор ждёт человека", "state:manager_active": "разговор ведёт человек",
};

export const nameOf = (key) => NAMES[key] ?? NAMES[key.replace(/_(ms|seconds)$/, "")] ?? key.replaceAll("_", " ");
export const valueOf = (value) => VALUES[String(value)] ?? String(value);

const SECTIONS = [
  ["understood", /understand|understood|language|intent|question|polic|part|meaning/],
  ["time", /(^|_)(ms|seconds|timings?|elapsed|duration|took)$/],
  ["found", /source|found|retriev|candidate|search|hit/],
  ["decided", /action|reason|confiden|trust|threshold|check|trigger|decid|decision|answer|draft|error|llm|verbatim/],
];

export const TITLES = [["understood", "Что понято"], ["found", "Что нашлось"], ["decided", "Что решено и почему"], ["time", "Сколько заняло"], ["other", "Ещё"]];

/** The section of the drawer where a top-level key of the trace belongs; unknown keys go to the last one. */
export const sectionOf = (key) => SECTIONS.find(([, pattern]) => pattern.test(key))?.[0] ?? "other";
