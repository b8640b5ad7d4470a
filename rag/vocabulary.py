"""How rare each run of letters is in one tenant's knowledge."""

from collections import Counter, defaultdict
from math import log
from uuid import UUID

from rag.grams import grams


class Vocabulary:
    """Document frequencies of one tenant's live entries."""

    def __init__(self) -> None:
        self._entries: dict[UUID, frozenset[int]] = {}
        self._frequency: Counter[int] = Counter()

    def __len__(self) -> int:
        return len(self._entries)

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
        frequency = self._frequency[gram]
        return log(1 + (len(self._entries) - frequency + 0.5) / (frequency + 0.5))

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
