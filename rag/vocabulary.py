"""How rare each run of letters is, among a tenant's entries and among what clients ask everywhere."""

from collections import Counter, defaultdict
from functools import cache
from math import log
from uuid import UUID

from rag.grams import grams
from rag.language.latin import in_cyrillic
from rag.phrases.examples import examples


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
        present = grams(entry)
        weights = {gram: self.rarity(gram) for gram in grams(query)}
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
