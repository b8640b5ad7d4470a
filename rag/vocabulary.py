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
HALF = 0.5
"""Share of a word from which it is there, in another form."""


class Vocabulary:
    """Document frequencies of one tenant's live entries, on top of those of everyday questions: without
    them «сколько стоит» would be the rarest word of a business that has taught its bot three answers."""

    def __init__(self) -> None:
        self._entries: dict[UUID, str] = {}
        self._grams: dict[str, frozenset[int]] = {}
        self._frequency: Counter[int] = Counter()

    def __len__(self) -> int:
        """Live entries."""
        return len(self._entries)

    def __contains__(self, item_id: UUID) -> bool:
        return item_id in self._entries

    def put(self, item_id: UUID, text: str) -> None:
        self.drop(item_id)
        self._entries[item_id] = text
        self._grams[text] = frozenset(grams(text))
        self._frequency.update(self._grams[text])

    def drop(self, item_id: UUID) -> None:
        text = self._entries.pop(item_id, "")
        self._frequency.subtract(self.grams_of(text))
        self._grams.pop(text, None)

    def grams_of(self, text: str) -> frozenset[int]:
        """Those of an entry are known, so that no question pays for them again."""
        known = self._grams.get(text)
        return frozenset(grams(text)) if known is None else known

    def rarity(self, gram: int) -> float:
        """IDF as BM25 has it."""
        everyday, texts = _everyday()
        frequency = self._frequency.get(gram, 0) + everyday.get(gram, 0)
        return log(1 + (len(self._entries) + texts - frequency + 0.5) / (frequency + 0.5))

    def asked(self, query: str) -> "Asked":
        """The query weighed once, to be compared with many entries."""
        return Asked(self, query)


class Asked:
    def __init__(self, vocabulary: Vocabulary, query: str) -> None:
        self._vocabulary = vocabulary
        self._whole = self._weights(query)
        telling = {word: self._weights(word) for word in words(query)}
        self._telling = {
            word: weights for word, weights in telling.items() if fmean(weights.values()) >= TELLING
        }

    def coverage(self, entry: str) -> float:
        """Share (0–1) of the query's IDF mass that the entry's text holds."""
        return _share(self._whole, self._vocabulary.grams_of(entry))

    def held(self, entry: str) -> Mapping[str, float]:
        """For each telling word of the query the share (0–1) of its IDF mass that the entry's text holds."""
        present = self._vocabulary.grams_of(entry)
        return {word: _share(weights, present) for word, weights in self._telling.items()}

    def lacked(self, text: str) -> float:
        """Share (0–1) of its telling words that the text does not hold."""
        shares = self.held(text).values()
        return sum(share < HALF for share in shares) / len(shares) if shares else 0.0

    def _weights(self, text: str) -> dict[int, float]:
        return {gram: self._vocabulary.rarity(gram) for gram in grams(text)}


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
