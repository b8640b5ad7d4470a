"""Russian and Kazakh typed in Latin letters, put back into Cyrillic well enough to be understood."""

import re

_LETTERS = {
    "shch": "щ", "sch": "щ", "yo": "ё", "zh": "ж", "kh": "х", "ts": "ц", "ch": "ч", "sh": "ш",
    "yu": "ю", "ju": "ю", "ya": "я", "ia": "ия", "ye": "е", "gh": "ғ", "ng": "нг",
    "a": "а", "b": "б", "c": "ц", "d": "д", "e": "е", "f": "ф", "g": "г", "h": "х", "i": "и",
    "j": "ж", "k": "к", "l": "л", "m": "м", "n": "н", "o": "о", "p": "п", "q": "қ", "r": "р",
    "s": "с", "t": "т", "u": "у", "v": "в", "w": "ш", "x": "х", "y": "ы", "z": "з", "'": "ь",
}  # fmt: skip
_LETTER = re.compile("|".join(sorted(map(re.escape, _LETTERS), key=len, reverse=True)))
_WORD = re.compile(r"[a-z']+")
_SHORT_I = re.compile(r"(?<=[aeioy])y|(?<=u)y(?![a-z])|(?<=[aeou])i(?![a-z])")


def in_cyrillic(text: str) -> str:
    return _WORD.sub(lambda found: _spelt(found.group()), text.lower())


def _spelt(word: str) -> str:
    return _LETTER.sub(lambda found: _LETTERS[found.group()], _SHORT_I.sub("й", word))
