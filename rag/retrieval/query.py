"""One question in the words it is looked up by."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rag.grams import grams
from rag.language.detect import detect
from rag.language.glossary import glossed
from rag.retrieval.cities import cities
from rag.retrieval.conditions import body, currencies
from rag.vocabulary import Asked, Vocabulary

Wording = Sequence[str]
"""The question, and twice what it goes on from together with it, when it does."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """The client's own words and, where they are Kazakh, English or slang, plain Russian ones beside them."""

    wordings: Sequence[Wording]
    cities: frozenset[str]
    """That it asks about; where it names none, those of what it goes on from."""
    body: frozenset[str] = frozenset()
    """What it tells of the client's own body, also in what it goes on from."""
    currencies: frozenset[str] = frozenset()

    @property
    def texts(self) -> list[str]:
        return [text for wording in self.wordings for text in wording]

    @property
    def own(self) -> str:
        """The question by itself, as it was asked."""
        return self.wordings[0][0]

    @property
    def whole(self) -> str:
        """With what it goes on from."""
        return self.wordings[0][-1]

    def weighed(self, vocabulary: Vocabulary) -> "Weighed":
        return Weighed(self, vocabulary)


class Weighed:
    """A query as one tenant's entries see it, to be compared with many of them."""

    def __init__(self, query: Query, vocabulary: Vocabulary) -> None:
        weighed = {text: vocabulary.asked(text) for text in query.texts}
        self._wordings: Sequence[Sequence[Asked]] = [
            [weighed[text] for text in wording] for wording in query.wordings
        ]
        self._vocabulary = vocabulary
        self._said = frozenset(grams(" ".join(query.texts)))

    def coverage(self, entry: str) -> float:
        """Share (0–1) of the question's rare letters that the entry holds, in the better wording."""
        return max(sum(text.coverage(entry) for text in wording) / len(wording) for wording in self._wordings)

    def held(self, entry: str) -> tuple[Mapping[str, float], Mapping[str, float]]:
        """For each telling word the share that the entry holds: of the client's own words, and of the plain
        ones, which are the same where nothing was put into others."""
        own, plain = self._wordings[0][0], self._wordings[-1][0]
        held = own.held(entry)
        return held, held if plain is own else plain.held(entry)

    def telling(self) -> Mapping[str, float]:
        """How much each telling word of the plain wording tells."""
        return self._wordings[-1][0].telling()

    def unasked(self, heading: str) -> float:
        """Share (0–1) of the heading's telling words that the question does not name."""
        return self._vocabulary.lacked(heading, self._said)


def query_of(question: str, subject: str) -> Query:
    """A `subject` that the question goes on from counts less than the question: «а педикюр?» after the price
    of a manicure is about pedicures."""
    joined = f"{subject} {question}"
    own = [question, joined, joined] if subject else [question]
    read = {text: detect(text, hint="ru") for text in own}
    plain = [glossed(text, read[text].kind) or text for text in own]
    return Query(
        wordings=[own] if plain == own else [own, plain],
        cities=cities(read[own[0]].readable) or cities(read[own[-1]].readable),
        body=body(read[own[-1]].readable),
        currencies=currencies(read[own[-1]].readable),
    )
