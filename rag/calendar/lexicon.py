"""Words that speak of days and hours: what each form stands for, typos and endings of figures too."""

from collections.abc import Mapping
from functools import cache

from rag.calendar.forms import Meaning, calendar_data, forms

_PLAIN = str.maketrans("ёәіңғүұқөһ", "еаингуукох")
LONG = 6
"""Letters of a word that is known with a typo too."""
SURE = 2

Form = tuple[str, ...]
"""Of one word or of several, folded."""


def folded(text: str) -> str:
    """Compared without case, ё and the letters of Kazakh alone; as long as before."""
    return "".join(letter.lower()[:1] or letter for letter in text).translate(_PLAIN)


@cache
def lexicon() -> Mapping[Form, Meaning]:
    found: dict[Form, Meaning] = {}
    for words, meaning in forms():
        found.setdefault(tuple(folded(words).split()), meaning)
    return found


@cache
def misspelt() -> Mapping[str, Form]:
    """Long weekdays and months with one letter left out, or with one too many when it is left out too."""
    found: dict[str, Form] = {}
    for form, meaning in lexicon().items():
        if len(form) == 1 and len(form[0]) >= LONG and meaning[0][0] in "WM":
            found |= dict.fromkeys([form[0], *shortened(form[0])], form)
    return found


def shortened(word: str) -> list[str]:
    """The word without one of its letters; a typo of one letter leaves one of these the same. The first two
    are typed right: «смените» is not «сенбіде»."""
    return [word[:place] + word[place + 1 :] for place in range(SURE, len(word))]


@cache
def endings() -> Mapping[str, str]:
    """What stands behind figures: the kinds of «15-го», «3-те», «5-ке дейін»."""
    data = calendar_data("numbers")
    russian = data["russian_endings"]
    groups = (
        ("Nl", data["at"]),
        ("Nu", data["to"]),
        ("Na", data["from"]),
        ("O", russian["ordinal"]),
        ("N", russian["cardinal"]),
        ("o", data["of_month"]),
    )
    return {folded(ending): kinds for kinds, words in reversed(groups) for ending in words}


def weekday_of(word: str) -> int | None:
    """Monday is 0."""
    return _number(word, "W")


def month_of(word: str) -> int | None:
    return _number(word, "M")


def workdays(name: str) -> bool:
    return ("F", None) in lexicon().get(tuple(folded(name).split()), ())


def _number(word: str, kind: str) -> int | None:
    """What a word of that kind stands for."""
    meaning = lexicon().get((folded(word),), ())
    return next((value for meant, value in meaning if meant == kind and isinstance(value, int)), None)
