"""What is left of a word without its endings."""

import re
from collections.abc import Iterator

SHORTEST = 3
_PLAIN = str.maketrans("ёәіңғүұқөһ", "еаингуукох")
"""Many people write Kazakh without its own letters."""
_ENDINGS = re.compile(
    "(?:"
    "[лдт][ае]р|"  # several
    "[ыи]?м[ыи]з|[ыи]?н[ыи]з|[ыи]м|[ыи]н|с[ыи]|[ыиаейупмнлдрст]|"  # whose, and single letters of verbs
    "[нтд][ыи]н|[гкн][ае]|[нтд][ыи]|[дт][ае]|нд[ае]|[дтн][ае]н|[мпб]ен|"  # cases
    "с[ыи]з|с[ыи]н|м[ыи]н|йд[ыи]|[гк][ае]н|[ыи]п|с[ае]|[мбп][ае]|й?[ыи]к|"  # who does it, and when
    "[ыи]?нызшы|[ыи]?низши|[ш][ыи]|[ае]?т[ыи]н|[гк][ыи]ш|[лдт][ыи]к|л[ыи]|[дт][ае]й|"
    "[лдт][ае]|[ыи]л|[тд][ыи]р|[дт][ыи]г[ыи]"
    ")+"
)
_SOFTENED = {"г": "к", "б": "п"}
"""«тұрағы» is of «тұрақ», «кітабы» of «кітап»; compared in plain letters."""
_LONG_ENOUGH, _RUSSIAN_ENDING = 5, 2


def kazakh_stems(word: str) -> Iterator[str]:
    """The word itself, then ever shorter beginnings that a chain of Kazakh endings follows; each as it was
    typed and in plain letters."""
    plain = in_plain_letters(word)
    yield from (word, plain)
    for cut in range(len(word) - 1, SHORTEST - 1, -1):
        if _ENDINGS.fullmatch(plain, cut):
            yield from (word[:cut], plain[:cut])
            if plain[cut - 1] in _SOFTENED:
                yield plain[: cut - 1] + _SOFTENED[plain[cut - 1]]


def russian_stems(word: str) -> Iterator[str]:
    """«генералку» may be of «генералк…»; a short word must stand as it is."""
    word = in_plain_letters(word)
    yield word
    for cut in range(len(word), max(len(word) - _RUSSIAN_ENDING, _LONG_ENOUGH) - 1, -1):
        yield f"{word[:cut]}-"


def in_plain_letters(text: str) -> str:
    return text.translate(_PLAIN)


def kazakh_forms(word: str) -> list[str]:
    """How a word of the glossary is filed: nouns of action also as the verb, «жеткізу» as «жеткіз»."""
    return [word, word[:-1]] if word.endswith("у") and len(word) > SHORTEST else [word]


def russian_forms(word: str) -> list[str]:
    stem = word.rstrip("аяоеыиуюь")
    return [word, f"{stem}-"] if len(stem) >= _LONG_ENOUGH else [word]
