"""How rare each run of letters is, among a tenant's entries and among what clients ask everywhere."""

from collections import Counter, defaultdict
from collections.abc import Collection, Container, Mapping
from dataclasses import dataclass
from functools import cache
from math import log
from uuid import UUID

from rag.grams import grams, words
from rag.language.latin import in_cyrillic
from rag.phrases.examples import examples

TELLING = 4.0
"""Mean IDF from which a word says what the question is about: «маникюр», but not «сколько»."""
EVERYDAY = 3.8
"""Mean IDF up to which a word is anybody's and tells nothing: «можно», «нам»."""
HALF = 0.5
"""Share of a word from which it is there, in another form."""
REMEMBERED = 50_000
"""Runs of letters whose rarity is kept; those of clients' slips would gather for ever."""


@dataclass(frozen=True, slots=True)
class Mass:
    """The IDF of each run of letters of a text."""

    weights: Mapping[int, float]
    total: float

    @property
    def mean(self) -> float:
        return self.total / len(self.weights)

    def share(self, present: Container[int]) -> float:
        """How much of it (0–1) stands there."""
        held = sum(weight for gram, weight in self.weights.items() if gram in present)
        return held / self.total if self.total else 0.0


class Vocabulary:
    """Document frequencies of one tenant's live entries, on top of those of everyday questions: without
    them «сколько стоит» would be the rarest word of a business that has taught its bot three answers."""

    def __init__(self) -> None:
        self._entries: dict[UUID, str] = {}
        self._grams: dict[str, frozenset[int]] = {}
        self._frequency: Counter[int] = Counter()
        self._rarities: dict[int, float] = {}
        self._telling: dict[str, Mapping[str, Mass]] = {}

    def __len__(self) -> int:
        """Live entries."""
        return len(self._entries)

    def __contains__(self, item_id: UUID) -> bool:
        return item_id in self._entries

    def texts(self) -> Collection[str]:
        """Of the entries that are live now."""
        return list(self._entries.values())

    def put(self, item_id: UUID, text: str) -> None:
        self.drop(item_id)
        self._entries[item_id] = text
        self._grams[text] = frozenset(grams(text))
        self._frequency.update(self._grams[text])

    def drop(self, item_id: UUID) -> None:
        self._rarities.clear()
        self._telling.clear()
        text = self._entries.pop(item_id, "")
        self._frequency.subtract(self.grams_of(text))
        self._grams.pop(text, None)

    def grams_of(self, text: str) -> frozenset[int]:
        """Those of an entry are known, so that no question pays for them again."""
        known = self._grams.get(text)
        return frozenset(grams(text)) if known is None else known

    def mass(self, text: str) -> Mass:
        weights = {gram: self._rarity(gram) for gram in grams(text)}
        return Mass(weights, sum(weights.values()))

    def asked(self, query: str) -> "Asked":
        """The query weighed once, to be compared with many entries."""
        return Asked(self, query)

    def lacked(self, heading: str, said: Container[int]) -> float:
        """Share (0–1) of the heading's telling words that are not among the runs of letters `said`."""
        telling = self._telling.get(heading)
        if telling is None:
            telling = self._telling[heading] = self.telling(heading)
        missing = sum(mass.share(said) < HALF for mass in telling.values())
        return missing / len(telling) if telling else 0.0

    def telling(self, text: str) -> Mapping[str, Mass]:
        """The words of the text that say what it is about."""
        masses = {word: self.mass(word) for word in words(text)}
        return {word: mass for word, mass in masses.items() if mass.mean >= TELLING}

    def _rarity(self, gram: int) -> float:
        """IDF as BM25 has it."""
        known = self._rarities.get(gram)
        if known is None:
            everyday, texts = _everyday()
            frequency = self._frequency.get(gram, 0) + everyday.get(gram, 0)
            known = log(1 + (len(self._entries) + texts - frequency + 0.5) / (frequency + 0.5))
            if len(self._rarities) >= REMEMBERED:
                self._rarities.clear()
            self._rarities[gram] = known
        return known


class Asked:
    def __init__(self, vocabulary: Vocabulary, query: str) -> None:
        self._vocabulary = vocabulary
        self._whole = vocabulary.mass(query)
        self._telling = vocabulary.telling(query)

    def coverage(self, entry: str) -> float:
        """Share (0–1) of the query's IDF mass that the entry's text holds."""
        return self._whole.share(self._vocabulary.grams_of(entry))

    def telling(self) -> Mapping[str, float]:
        """How much each telling word of the query tells: its mean IDF above EVERYDAY."""
        return {word: mass.mean - EVERYDAY for word, mass in self._telling.items()}

    def held(self, entry: str) -> Mapping[str, float]:
        """For each telling word of the query the share (0–1) of its IDF mass that the entry's text holds."""
        present = self._vocabulary.grams_of(entry)
        return {word: mass.share(present) for word, mass in self._telling.items()}


class Vocabularies:
    """One for each tenant; they never mix."""

    def __init__(self) -> None:
        self._of: defaultdict[UUID, Vocabulary] = defaultdict(Vocabulary)

    def __getitem__(self, client_id: UUID) -> Vocabulary:
        return self._of[client_id]


@cache
def _everyday() -> tuple[Counter[int], int]:
    """In how many of the example questions each run of letters occurs, and how many questions there are.
    Those of `looking_alike` were chosen because they sound like something else: their words are not everyday
    ones."""
    asked = [in_cyrillic(one.text) for one in examples("intents") if one.source == "question"]
    frequency: Counter[int] = Counter()
    for text in asked:
        frequency.update(set(grams(text)))
    return frequency, len(asked)
