"""The services of a business by the words of their names."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import lru_cache

from desk.services import Service
from rag.alike import same_word
from rag.facts.limits import fact_limits
from rag.grams import words
from rag.retrieval.opposites import opposed_to

WITHOUT = frozenset({"без"})

Name = frozenset[str]
"""The words of one name that tell something, as `grams.words` spells them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    service: Service
    names: Sequence[Name]
    joined: Sequence[Name]
    """Those of the names that join two things: «Стрижка с укладкой»."""
    plain: bool
    """A name says what it is without: «без покрытия»."""

    def told_by(self, told: Collection[str]) -> int:
        """Words of the longest name that stands whole among those that were told; 0 for none."""
        return max((len(name) for name in self.names if name and _whole(name, told)), default=0)

    def joins(self, told: Collection[str]) -> bool:
        """A name that joins two things stands whole among what was told."""
        return any(_whole(name, told) for name in self.joined)


class Catalogue:
    def __init__(self, services: Sequence[Service]) -> None:
        self.named = [_named(service) for service in services]
        self._holders: defaultdict[str, list[tuple[str, int]]] = defaultdict(list)
        for place, named in enumerate(self.named):
            for word in {word for name in named.service.offer.called for word in _spelt(name).words}:
                self._holders[word[0]].append((word, place))

    def __contains__(self, word: str) -> bool:
        """It stands in a name exactly so."""
        return any(word == known for known, _ in self._holders.get(word[0], ()))

    def holding(self, word: str) -> frozenset[int]:
        """Places of the services one of whose names has this word."""
        return frozenset(place for known, place in self._holders.get(word[0], ()) if same_word(word, known))

    def speaking_of(self, places: Collection[int], question: str) -> list[Named]:
        """Of these services the ones that are not the opposite of what was asked."""
        found = [self.named[place] for place in sorted(places)]
        is_opposed = opposed_to(question)
        return [one for one in found if not any(map(is_opposed, one.service.offer.called))]


def _named(service: Service) -> Named:
    called = [_spelt(name) for name in service.offer.called]
    return Named(
        service=service,
        names=[spelt.telling for spelt in called],
        joined=[spelt.telling for spelt in called if spelt.joins],
        plain=any(spelt.without for spelt in called),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Spelt:
    words: tuple[str, ...]
    telling: Name
    joins: bool
    without: bool


@lru_cache(maxsize=8192)
def _spelt(name: str) -> _Spelt:
    """Of a name in a price list; lists hardly ever change."""
    limits = fact_limits()
    told = words(name)
    return _Spelt(
        words=tuple(told),
        telling=_telling(told),
        joins=not {*limits.joins, *limits.links}.isdisjoint(told),
        without=not WITHOUT.isdisjoint(told),
    )


def _telling(name: Sequence[str]) -> Name:
    limits = fact_limits()
    return frozenset(name) - {*limits.fillers, *limits.joins}


def _whole(name: Name, told: Collection[str]) -> bool:
    return all(_among(word, told) for word in name)


def _among(word: str, told: Collection[str]) -> bool:
    return any(same_word(word, other) for other in told)
