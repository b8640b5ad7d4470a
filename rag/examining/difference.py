"""Where two answers to the same question part."""

from collections.abc import Sequence
from dataclasses import dataclass

from rag.examining.claim import Claim, Kind
from rag.examining.claims import claims, denies
from rag.examining.counted import counted, same_noun
from rag.grams import words

EXCERPT = 90


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """`was` and `becomes`: the words that differ. `after`: the old answer with what is new put in its
    place; empty where only the new answer as a whole can stand instead."""

    was: str
    becomes: str
    after: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """`adds`: the new answer states something that the old one does not."""

    difference: Difference | None = None
    adds: bool = False
    shares: bool = False
    """Both state at least one same thing."""


def compared(new: str, old: str, *, about: str = "") -> Compared:
    """`about`: the question that the new answer was given to: of a day that it names nothing is told of the
    others."""
    asked = [claim.value for claim in claims(about) if claim.kind is Kind.WEEKDAY]
    fresh, known = [claim for claim in claims(new) if claim.value not in asked], claims(old)
    adds = shares = False
    for kind in Kind:
        mine, others = _of(kind, fresh), _of(kind, known)
        extra = [claim for claim in mine if claim.value not in _values(others)]
        gone = [claim for claim in others if claim.value not in _values(mine)]
        adds, shares = adds or bool(extra), shares or len(extra) < len(mine)
        if extra and others and gone and not (kind is Kind.NUMBER and len(extra) < len(mine)):
            return Compared(
                difference=_figures(f"{about} {new}", old, extra, gone, fresh, known),
                adds=True,
                shares=shares,
            )
    says, said = denies(new), denies(old)
    if says is not None and said is not None and says != said and not shares:
        return Compared(difference=Difference(was=_excerpt(old), becomes=_excerpt(new)), adds=True)
    return Compared(adds=adds, shares=shares)


def _figures(
    new: str,
    old: str,
    extra: Sequence[Claim],
    gone: Sequence[Claim],
    fresh: Sequence[Claim],
    known: Sequence[Claim],
) -> Difference:
    """One figure of the old answer gives way where it is clear which; else the whole answer does. `new`
    comes with its question."""
    place = _counterpart(new, old, gone, known, _shared(fresh, known)) if len(extra) == 1 else None
    if place is None:
        return Difference(was=_list(gone), becomes=_list(extra))
    states_only_this = _values(fresh) - {extra[0].value} <= _values(known)
    exchangeable = states_only_this and place.value and extra[0].value and _same_unit(place, extra[0])
    after = _exchanged(old, place, extra[0]) if exchangeable else ""
    return Difference(was=_spoken(place), becomes=_spoken(extra[0]), after=after)


def _exchanged(old: str, place: Claim, by: Claim) -> str:
    """The figure, and its noun in the form that the new figure asks for; the rest stays as it is."""
    before, rest = old[: place.start], old[place.end :]
    if place.kind is Kind.LENGTH:
        noun = counted(before, _number(place), place.unit, _number(by))
        rest = rest.replace(place.unit, noun, 1)
    return f"{before}{_like(old[place.start], by)}{rest}"


def _counterpart(
    new: str, old: str, gone: Sequence[Claim], known: Sequence[Claim], shared: frozenset[float]
) -> Claim | None:
    """Which of the old figures the new one is about."""
    if len(gone) == 1:
        return gone[0]
    said = set(words(new))
    ranked = sorted((_nearness(said, old, claim, known, shared), claim.start, claim) for claim in gone)
    best, second = ranked[-1], ranked[-2]
    return best[2] if best[0] > second[0] else None


def _nearness(
    said: set[str], old: str, claim: Claim, known: Sequence[Claim], shared: frozenset[float]
) -> float:
    """By the words before it, since the figure before; and next to a figure that both state («10–20»)."""
    place = list(known).index(claim)
    before = known[place - 1] if place else None
    around = [word for word in words(old[before.end if before else 0 : claim.start]) if len(word) > 2]
    told = sum(any(_same(word, one) for one in said) for word in around)
    neighbour = 0.5 if before and before.kind is claim.kind and before.value in shared else 0.0
    return told - 0.5 * (len(around) - told) + neighbour


def _same_unit(one: Claim, other: Claim) -> bool:
    if one.kind is Kind.WEEKDAY:
        return one.form == other.form
    if one.kind is not Kind.LENGTH or same_noun(one.unit, other.unit):
        return True
    return one.unit[:2].lower() == other.unit[:2].lower()


def _same(one: str, other: str) -> bool:
    stem = max(3, min(len(one), len(other)) - 2)
    return len(one) >= stem and len(other) >= stem and one[:stem] == other[:stem]


def _of(kind: Kind, found: Sequence[Claim]) -> list[Claim]:
    return [claim for claim in found if claim.kind is kind]


def _values(found: Sequence[Claim]) -> frozenset[float]:
    return frozenset(claim.value for claim in found)


def _shared(fresh: Sequence[Claim], known: Sequence[Claim]) -> frozenset[float]:
    return _values(fresh) & _values(known)


def _like(first: str, claim: Claim) -> str:
    """Written in the place of what began with that letter."""
    written = _written(claim)
    return written[:1].upper() + written[1:] if first.isupper() else written


def _written(claim: Claim) -> str:
    return claim.words or _digits(claim)


def _digits(claim: Claim) -> str:
    if claim.kind is Kind.TIME:
        return f"{int(claim.value) // 60}:{int(claim.value) % 60:02}"
    return f"{_number(claim):,.1f}".removesuffix(".0").replace(",", " ").replace(".", ",")


def _number(claim: Claim) -> float:
    """As it was written, in its own unit."""
    if claim.kind is not Kind.LENGTH:
        return claim.value
    return claim.value / next(
        (size for stem, size in _MINUTES.items() if claim.unit.lower().startswith(stem)), 1
    )


_MINUTES = {
    "час": 60,
    "сағ": 60,
    "д": 1440,
    "сут": 1440,
    "күн": 1440,
    "нед": 10080,
    "апта": 10080,
    "мес": 43200,
}
_MINUTES |= {"ай": 43200}


def _spoken(claim: Claim) -> str:
    """As it stands on a card."""
    unit = "₸" if claim.kind is Kind.PRICE else claim.unit
    return f"{_written(claim)} {unit}".rstrip()


def _list(found: Sequence[Claim]) -> str:
    return ", ".join(dict.fromkeys(_spoken(claim) for claim in found))


def _excerpt(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= EXCERPT else line[: EXCERPT - 1].rstrip() + "…"
