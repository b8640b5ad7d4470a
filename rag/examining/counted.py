"""Russian words for lengths of time after another number: «72 часа», but «48 часов» and «до 72 часов»."""

import re
from collections.abc import Sequence

_NOUNS: Sequence[tuple[str, str, str, str]] = (
    ("час", "часа", "часов", "час"),
    ("минута", "минуты", "минут", "минуту"),
    ("день", "дня", "дней", "день"),
    ("неделя", "недели", "недель", "неделю"),
    ("месяц", "месяца", "месяцев", "месяц"),
)
"""One of them, two of them, five of them; and «за одну …», which is how lengths are mostly told."""
_OF = re.compile(
    r"\b(?:до|от|около|более|менее|больше|меньше|свыше|течение|после|порядка)\s+(?:[\d,.–-]+\s*)?$",
    re.IGNORECASE,
)
"""Before a number they ask for «часов» where «72» alone asks for «часа»."""


def counted(before: str, was: float, noun: str, becomes: float) -> str:
    """The noun that stood after `was` as it stands after `becomes`; as it is where it is no Russian one.
    `before`: the text up to the number."""
    forms = _forms(noun)
    if forms is None:
        return noun
    plain, of = _plain(forms, was), _of(forms, was)
    is_of = bool(_OF.search(before)) if plain == of else noun.lower() == of
    return _of(forms, becomes) if is_of else _plain(forms, becomes)


def same_noun(one: str, other: str) -> bool:
    forms = _forms(one)
    return forms is not None and forms is _forms(other)


def _forms(noun: str) -> tuple[str, str, str, str] | None:
    return next((forms for forms in _NOUNS if noun.lower() in forms), None)


def _plain(forms: tuple[str, str, str, str], number: float) -> str:
    """«1 час, 2 часа, 5 часов, 1,5 часа»."""
    if not number.is_integer():
        return forms[1]
    if number % 100 in {11, 12, 13, 14}:
        return forms[2]
    if number % 10 == 1:
        return forms[3]
    return forms[1] if number % 10 in {2, 3, 4} else forms[2]


def _of(forms: tuple[str, str, str, str], number: float) -> str:
    """«до 1 часа, до 2 часов, до 1,5 часа»."""
    single = not number.is_integer() or (number % 10 == 1 and number % 100 != 11)
    return forms[1] if single else forms[2]
