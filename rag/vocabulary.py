"""How rare each run of letters is, among a tenant's entries and among what clients ask everywhere."""

from collections import Counter, defaultdict
from collections.abc import Container, Mapping
from functools import cache
from math import log
from statistics import fmean
from uuid import UUID

from rag.grams import grams, words
from rag.language.latin import in_cyrillic
from rag.phrases.examples import examples

TELLING = 4.0
"""Mean IDF from which a word says what the question is about: «маникюр», but not «сколько»."""


class Vocabulary:
    """Document frequencies of one tenant's live entries, on top of those of everyday questions: without
    them «сколько стоит» would be the rarest word of a business that has taught its bot three answers."""

    def __init__(self) -> None:
        self._entries: dict[UUID, frozenset[int]] = {}
        self._frequency: Counter[int] = Counter()

    def __contains__(self, item_id: UUID) -> bool:
        return item_id in self._entries

    def put(self, item_id: UUID, text: str) -> None:
        self.drop(item_id)
        seen = frozenset(grams(text))
        self._entries[item_id] = seen
        self._frequency.update(seen)

    def drop(self, item_id: UUID) -> None:
        self._frequency.subtract(self._entries.pop(item_id, frozenset()))

    def rarity(self, gram: int) -> float:
        """IDF as BM25 has it."""
        everyday, texts = _everyday()
        frequency = self._frequency[gram] + everyday[gram]
        return log(1 + (len(self._entries) + texts - frequency + 0.5) / (frequency + 0.5))

    def coverage(self, query: str, entry: str) -> float:
        """Share (0–1) of the query's IDF mass that the entry's text holds."""
        return _share(self._weights(query), grams(entry))

    def held(self, query: str, entry: str) -> Mapping[str, float]:
        """For each telling word of the query the share (0–1) of its IDF mass that the entry's text holds."""
        telling = {word: self._weights(word) for word in words(query)}
        present = grams(entry)
        return {
            word: _share(weights, present)
            for word, weights in telling.items()
            if fmean(weights.values()) >= TELLING
        }

    def _weights(self, text: str) -> dict[int, float]:
        return {gram: self.rarity(gram) for gram in grams(text)}


def _share(weights: Mapping[int, float], present: Container[int]) -> float:
    total = sum(weights.values())
    return sum(weight for gram, weight in weights.items() if gram in present) / total if total else 0.0


class Vocabularies:
    """One for each tenant; they never mix."""

    def __init__(self) -> None:
        self._of: defaultdict[UUID, Vocabulary] = defaultdict(Vocabulary)

    def __getitem__(self, client_id: UUID) -> Vocabulary:
        return self._of[client_id]


@cache
def _everyday() -> tuple[Counter[int], int]:
    """In how many of the example questions each run of letters occurs, and how many questions there are."""
    asked = [in_cyrillic(one.text) for one in examples("intents") if one.label == "question"]
    frequency: Counter[int] = Counter()
    for text in asked:
        frequency.update(set(grams(text)))
    return frequency, len(asked)
