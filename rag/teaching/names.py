"""A reply that calls somebody by name is for that person alone."""

import re

_CAPITAL, _SMALL = "А-ЯЁӘІҢҒҮҰҚӨҺ", "а-яёәіңғүұқөһ"
_NAME = rf"[{_CAPITAL}][{_SMALL}]{{2,}}"
_GREETED = re.compile(
    r"^\W*(?:[Зз]дравствуйте|[Дд]обрый (?:день|вечер)|[Дд]оброе утро|[Пп]ривет|[Уу]важаем\w+|"
    rf"[Сс]әлеметсіз бе|[Сс]әлем|[Ққ]айырлы \w+)[,!]?\s+{_NAME}\s*[,!.]"
)
_CALLED = re.compile(rf"^\W*({_NAME})\s*,\s")
_CALLED_LAST = re.compile(rf",\s*({_NAME})\s*[!.]?\s*$")
_WITH_FATHER = re.compile(rf"\b{_NAME} [{_CAPITAL}][{_SMALL}]+(?:вич|вна|ұлы|қызы|улы|кызы)\b")
_NOT_NAMES = frozenset(
    {"конечно", "хорошо", "пожалуйста", "жалпы", "әрине", "жоқ", "нет", "маникюр", "обычно", "например"}
    | {"сейчас", "сегодня", "завтра", "кстати", "увы", "жаль", "сожалению", "иногда", "мысалы", "бүгін"}
    | {"понедельник", "вторник", "среда", "четверг", "пятница", "суббота", "воскресенье", "алматы", "астана"}
    | {"ертең", "қазір", "иә", "бірақ", "значит", "верно", "точно", "можно", "бесплатно", "тегін", "жақсы"}
    | {"спасибо", "рахмет", "добрый", "здравствуйте", "сәлеметсіз", "извините", "кешіріңіз"}
)


def calls_by_name(text: str) -> bool:
    """As far as spelling tells: «Айгерим, …», «Здравствуйте, Алия!», «…, Ерлан!», «Анна Сергеевна»."""
    if _GREETED.search(text) or _WITH_FATHER.search(text):
        return True
    called = [found.group(1) for pattern in (_CALLED, _CALLED_LAST) if (found := pattern.search(text))]
    return any(name.lower() not in _NOT_NAMES and len(name) <= 14 for name in called)
