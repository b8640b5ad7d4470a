"""What names a person: a reply that calls somebody by name is for that person alone."""

import re
from functools import cache

from rag.fitted import DATA
from rag.understanding.parts import sentences

_WORD = r"[А-Яа-яЁёӘәІіҢңҒғҮүҰұҚқӨөҺһ]{2,}"
_HONOUR = r"(?:\s+(?:ханым|мырза|апай|апа|аға|ағай|тәте|әпке|көке|қарындасым|бауырым))?"
_CALLED = re.compile(
    r"^\W*(?:(?:здравствуйте|привет|добрый (?:день|вечер)|доброе утро|уважаем\w+|сәлеметсіз бе|сәлем|"
    rf"қайырлы (?:таң|күн|кеш)|да|нет|иә|жоқ|спасибо|рахмет)[,!]?\s+)?({_WORD}){_HONOUR}\s*(?:[,!]|$)",
    re.IGNORECASE,
)
_CALLED_LAST = re.compile(rf",\s*({_WORD}){_HONOUR}\W*$")
_INTRODUCED = re.compile(
    rf"\b(?:меня зовут|моё имя|мое имя|менің атым|атым|есімім)\s+{_WORD}"
    rf"|(?:^|[,.!?]\s*)(?:это|я|мен)\s+({_WORD})\b(?=\s*(?:[,.!?]|$|мын\b|мін\b))",
    re.IGNORECASE,
)
_WITH_FATHER = re.compile(rf"\b{_WORD} [А-ЯӘІҢҒҮҰҚӨҺ][а-яёәіңғүұқөһ]+(?:вич|вна|ұлы|қызы|улы|кызы)\b")


FONDLY = "жан"
SHORTEST = 3
ENDING = 4
"""Letters that a Kazakh or Russian ending may add to a name."""


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
    return any(name.lower().removesuffix(FONDLY) in first_names() for name in found)


def names_itself(text: str) -> bool:
    """«Меня зовут …», «это Айгуль», «менің атым …»."""
    return any(not name or name.lower() in first_names() for name in _INTRODUCED.findall(text))


def names_client(text: str, client: str) -> bool:
    """Holds the name under which the client is known, in any case of it: «Асельке», «у Ерлана»."""
    told = re.findall(_WORD, text)
    called = [name for name in re.findall(_WORD, client) if len(name) >= SHORTEST]
    return any(
        word[:1].isupper()
        and word.lower().startswith(name.lower()[: max(SHORTEST, len(name) - 1)])
        and len(word) <= len(name) + ENDING
        for name in called
        for word in told
    )


@cache
def first_names() -> frozenset[str]:
    return frozenset((DATA / "names.txt").read_text("utf-8").split())
