"""Which services a question is about: every word of it that does not merely ask has to belong to one."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce
from itertools import combinations

from rag.facts.asked import Kind, merely_asks
from rag.facts.catalogue import WITHOUT, Catalogue, Named
from rag.facts.limits import fact_limits

JOINED, LINKED, BARE, NEVER = 0.0, 0.3, 0.6, 100.0
"""What it costs to part two services where something joins them, where «с» stands, where nothing does, and
after «без»."""

EVEN = 0.01
"""Of two cuts that are otherwise as good the more even one is meant."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """For each part of the question the services that it may mean. None while a word is `unknown`."""

    parts: Sequence[Sequence[Named]]
    unknown: Sequence[str] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Telling:
    """A word that belongs to services, and what stands before it."""

    word: str
    place: int
    places: frozenset[int]
    parting: float


def wanted(
    told: Sequence[str], kinds: frozenset[Kind], catalogue: Catalogue, *, before: Sequence[str]
) -> Wanted:
    """`before`: words of the question that this one goes on from; they tell which service is
    meant where this one does not."""
    telling, unknown = _telling(told, kinds, catalogue)
    if before and not telling and not unknown:
        return wanted(before, kinds, catalogue, before=())
    if unknown or not telling:
        return Wanted(parts=(), unknown=unknown)
    runs = _runs(telling, catalogue)
    if runs is None:
        return Wanted(parts=(), unknown=[one.word for one in telling])
    parts = _parts(runs, told, before, catalogue)
    guessed = any(run[0].parting > JOINED for run in runs[1:])
    if guessed and any(len(part) > 1 for part in parts):
        return Wanted(parts=(), unknown=[one.word for one in telling])
    return Wanted(parts=parts)


def _parts(
    runs: Sequence[Sequence[_Telling]], told: Sequence[str], before: Sequence[str], catalogue: Catalogue
) -> Sequence[Sequence[Named]]:
    """Later ones first: what a later part surely means is not meant by an earlier one once more."""
    said = [[one.word for one in run] for run in runs]
    parts: list[Sequence[Named]] = []
    for number, run in reversed(list(enumerate(runs))):
        own_words = " ".join(told[run[0].place : run[-1].place + 1])
        candidates = catalogue.speaking_of(_shared(run), own_words)
        taken = [part[0] for part in parts if len(part) == 1]
        left = [one for one in candidates if one not in taken] or candidates
        later = [word for words in said[number + 1 :] for word in words]
        earlier = [word for words in said[:number] for word in words]
        helps = [[], later, [*later, *before]]
        parts.insert(0, _meant(left, said[number], helps, [*later, *before, *earlier]))
    return parts


def _telling(
    told: Sequence[str], kinds: frozenset[Kind], catalogue: Catalogue
) -> tuple[list[_Telling], list[str]]:
    """A word of a name tells even where it may merely ask; another form of it does not: «бірге» and «бір»."""
    limits = fact_limits()
    telling: list[_Telling] = []
    unknown: list[str] = []
    parting = BARE
    for place, word in enumerate(told):
        if word in limits.joins:
            parting = JOINED
        elif word in limits.fillers:
            parting = min(parting, LINKED) if word in limits.links else parting
        elif (places := catalogue.holding(word)) and (word in catalogue or not merely_asks(word, kinds)):
            telling.append(_Telling(word=word, place=place, places=places, parting=parting))
            parting = NEVER if word in WITHOUT else BARE
        elif not merely_asks(word, kinds):
            unknown.append(word)
    return telling, unknown


def _runs(telling: Sequence[_Telling], catalogue: Catalogue) -> Sequence[Sequence[_Telling]] | None:
    """The cheapest cut into neighbours that one service has together; None where there is none."""
    best: tuple[float, Sequence[Sequence[_Telling]]] | None = None
    inner = range(1, len(telling))
    for count in range(min(fact_limits().most_services, len(telling))):
        for cuts in combinations(inner, count):
            runs = [telling[a:b] for a, b in zip((0, *cuts), (*cuts, len(telling)), strict=True)]
            cost = count + sum(telling[cut].parting for cut in cuts) + EVEN * max(map(len, runs))
            cheaper = cost < NEVER and (best is None or cost < best[0])
            if cheaper and all(_together(run, catalogue) for run in runs):
                best = (cost, runs)
    return best[1] if best else None


def _together(run: Sequence[_Telling], catalogue: Catalogue) -> bool:
    """What is joined by «и» is one service only where its name joins it too."""
    shared = _shared(run)
    if not any(one.parting == JOINED for one in run[1:]):
        return bool(shared)
    said = [one.word for one in run]
    return any(catalogue.named[place].joins(said) for place in shared)


def _shared(run: Sequence[_Telling]) -> frozenset[int]:
    return reduce(frozenset.__and__, [one.places for one in run])


def _meant(
    candidates: Sequence[Named], said: Sequence[str], helps: Sequence[Sequence[str]], others: Sequence[str]
) -> Sequence[Named]:
    """Those whose name was told whole, by these words or with the help of the others. What was told of an
    earlier service is not asked of a later one that is also done without it: «гель-лак и педикюр»."""
    for help_ in helps:
        if whole := _best(candidates, [*said, *help_]):
            return whole
    if any(one.plain for one in candidates):
        return candidates
    return _best(candidates, [*said, *others]) or candidates


def _best(candidates: Sequence[Named], told: Sequence[str]) -> Sequence[Named]:
    """The ones of which the longest name was told."""
    told_words = [one.told_by(told) for one in candidates]
    most = max(told_words, default=0)
    return [one for one, count in zip(candidates, told_words, strict=True) if count == most] if most else []
