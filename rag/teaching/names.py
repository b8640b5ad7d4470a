"""A reply that calls somebody by name is for that person alone."""

import re
from functools import cache

from rag.fitted import DATA
from rag.understanding.parts import sentences

_WORD = r"[А-Яа-яЁёӘәІіҢңҒғҮүҰұҚқӨөҺһ]{2,}"
_CALLED = re.compile(
    r"^\W*(?:(?:здравствуйте|привет|добрый (?:день|вечер)|доброе утро|уважаем\w+|сәлеметсіз бе|сәлем|"
    rf"қайырлы (?:таң|күн|кеш)|да|нет|иә|жоқ|спасибо|рахмет)[,!]?\s+)?({_WORD})\s*(?:[,!]|$)",
    re.IGNORECASE,
)
_CALLED_LAST = re.compile(rf",\s*({_WORD})\W*$")
_WITH_FATHER = re.compile(rf"\b{_WORD} [А-ЯӘІҢҒҮҰҚӨҺ][а-яёәіңғүұқөһ]+(?:вич|вна|ұлы|қызы|улы|кызы)\b")


def calls_by_name(text: str) -> bool:
    """«Айгерим, …», «Здравствуйте, Алия!», «…, Ерлан!», «Анна Сергеевна»: first names that are common
    here, where one is called by them. A name inside a sentence («мастер Алия») is no address."""
    if _WITH_FATHER.search(text):
        return True
    found = [
        match.group(1)
        for sentence in sentences([text])
        for pattern in (_CALLED, _CALLED_LAST)
        if (match := pattern.search(sentence))
    ]
    return any(name.lower() in _names() for name in found)


@cache
def _names() -> frozenset[str]:
    return frozenset((DATA / "names.txt").read_text("utf-8").split())
