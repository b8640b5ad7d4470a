"""A text as a row of kinds, one letter each, so that a grammar is a regular expression over them.

Days: `W` weekday, `M` month, `D` days ahead, `B` now, `G` nowadays, `E` weekend, `F` workdays, `K` week,
`k` from a week on, `z` day, `Z` of the day, `x` from a day on, `g` of the month, `X` next, `T` this, `A` date
in figures or by its holiday, `Y` year.
Hours: `C` clock, `H` hours, `I` one hour, `R` from an hour on, `J` half an hour, `i` minutes, `h` half (of
its number), `j` and a half, `q` quarter, `b` less, `L` noon or midnight, `P` part of the day, `w` any.
Numbers: `N` cardinal, `U` Kazakh that is also a Russian word, `O` Russian ordinal, `o` Kazakh day
of a month. Endings: `l` at, `u` to, `a` from. Links: `v` at, `n` on, `s` from, `d` to, `f` after, `t` ahead,
`y` or, `&` and, `-` dash, `,` mark. Anything else is `_`.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from rag.calendar.forms import Meaning, Value
from rag.calendar.lexicon import LONG, Form, endings, folded, lexicon, misspelt, shortened

_TOKEN = re.compile(
    r"(?P<date>\d{1,2}([./])\d{1,2}\2(?:20)?\d{2})(?!\d)"
    r"|(?P<slash>\d{1,2}/\d{1,2})(?!\d)"
    r"|(?P<clock>\d{1,2}(?::\d{2}|-(?:00|15|30|45)(?!\s*-?\s*\d)))(?!\d)"
    r"|(?P<dotted>\d{1,2}\.\d{2})(?!\d)"
    r"|(?P<number>\d+)(?:-?(?P<ending>[^\W\d_]+))?"
    r"|(?P<word>[^\W\d_]+)"
    r"|(?P<dash>[-–—])"
    r"|(?P<mark>[^\w\s])"
)
LONGEST_FORM = 4
HOURS, MINUTES, DAYS, MONTHS, CENTURY = 24, 60, 31, 12, 20


@dataclass(frozen=True, slots=True)
class Lexeme:
    """`start` and `end` are places in the text; `value` depends on the kind."""

    kind: str
    value: Value
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Row:
    """`kinds[n]` is the kind of `lexemes[n]`. What has been read is blotted out with `#`."""

    kinds: str
    lexemes: Sequence[Lexeme]

    def without(self, start: int, end: int) -> "Row":
        return Row(self.kinds[:start] + "#" * (end - start) + self.kinds[end:], self.lexemes)


def row_of(text: str) -> Row:
    lexemes = _settled(list(_lexemes(text)))
    return Row("".join(lexeme.kind for lexeme in lexemes), lexemes)


def _lexemes(text: str) -> Iterator[Lexeme]:
    tokens = list(_TOKEN.finditer(folded(text)))
    place = 0
    while place < len(tokens):
        taken, found = _form(tokens, place)
        if not taken:
            taken, found = 1, list(_figures(tokens[place]))
        yield from found
        place += taken


def _form(tokens: Sequence[re.Match[str]], place: int) -> tuple[int, list[Lexeme]]:
    """The longest form of the lexicon that stands here, and how many tokens it takes; 0 for none."""
    words = [token["word"] or token["dash"] for token in tokens[place : place + LONGEST_FORM]]
    for taken in range(len(words), 0, -1):
        if tokens[place]["word"] and tokens[place + taken - 1]["word"] and all(words[:taken]):
            meaning = _meaning(tuple(word for word in words[:taken] if word.isalpha()))
            if meaning:
                start, end = tokens[place].start(), tokens[place + taken - 1].end()
                return taken, [Lexeme(kind, value, start, end) for kind, value in meaning]
    return 0, []


def _meaning(form: Form) -> Meaning | None:
    if len(form) == 1 and len(form[0]) >= LONG:
        return lexicon().get(form) or _despite_a_typo(form[0])
    return lexicon().get(form)


def _despite_a_typo(word: str) -> Meaning | None:
    """«суботу», «пятницуу», «втоник»."""
    near = (misspelt().get(one) for one in (word, *shortened(word)))
    form = next(filter(None, near), None)
    return lexicon()[form] if form else None


def _figures(token: re.Match[str]) -> Iterator[Lexeme]:
    """What is no word of the lexicon."""

    def of(kind: str, value: Value = None) -> Lexeme:
        return Lexeme(kind, value, token.start(), token.end())

    parts = tuple(map(int, re.findall(r"\d+", token.group())))
    if token["date"] or token["slash"]:
        yield of("A", parts)
    elif token["clock"]:
        yield of("C", parts) if parts[0] <= HOURS and parts[1] < MINUTES else of("_")
    elif token["dotted"]:
        yield of("c", parts)
    elif token["number"]:
        yield from _number(of, parts[0], token)
    elif token["dash"]:
        yield of("-")
    else:
        yield of("_" if token["word"] else ",")


def _number(of: Callable[..., Lexeme], number: int, token: re.Match[str]) -> Iterator[Lexeme]:
    """«15», «15-го», «3-те», «17ч», «2027»."""
    ending = token["ending"]
    if number >= 100:
        yield of("Y" if number // 100 == CENTURY and not ending else "_", number)
    elif not ending:
        yield of("N", number)
    elif kinds := endings().get(ending):
        yield of(kinds[0], number)
        yield from (of(kind) for kind in kinds[1:])
    elif meaning := lexicon().get((ending,)):
        yield of("N", number)
        yield from (of(kind, value) for kind, value in meaning)
    else:
        yield of("_")


def _settled(lexemes: Sequence[Lexeme]) -> list[Lexeme]:
    """«12.05» is a day in May, unless an hour is announced or no month has that number."""
    settled: list[Lexeme] = []
    for lexeme in lexemes:
        kind = lexeme.kind
        if kind == "c" and isinstance(lexeme.value, tuple):
            first, second = lexeme.value
            announced = settled and settled[-1].kind in "vHsdf"
            dated = not announced and 0 < first <= DAYS and 0 < second <= MONTHS
            kind = "A" if dated else "C" if first <= HOURS and second < MINUTES else "_"
        settled.append(replace(lexeme, kind=kind))
    return settled
