"""Entries that were found, with the raw evidence for each."""

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, field, replace

from desk.decision import Source
from desk.knowledge import KnowledgeItem
from rag.figures import figures
from rag.retrieval.aspects import Fit
from rag.vectors import JsonDict
from rag.vocabulary import HALF

HOLDS = HALF
"""Share of a word's letters from which an entry speaks of it: another ending, another part of speech."""

STILL_SPOKEN_OF = 0.1
"""What speaks, in scores, for the entry that the talk is about."""

Similarities = tuple[float, float, float]
"""Cosines of the question with the entry's question, answer and both."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    item: KnowledgeItem
    similarities: Similarities
    cov: float
    """Share (0–1) of the question's rare letters that the entry holds."""
    score: float
    unasked: float = 0.0
    """Share (0–1) of the heading's telling words that the question does not name."""
    held: Mapping[str, float] = field(default_factory=dict)
    """For each telling word of the question the share (0–1) of it that the entry holds."""
    plainly_held: Mapping[str, float] = field(default_factory=dict)
    """The same for the question in plain Russian."""
    telling: Mapping[str, float] = field(default_factory=dict)
    """How much each of those tells."""
    echo: Mapping[str, float] = field(default_factory=dict)
    """For those that the entry's letters don't hold: how surely (0–1) it speaks of them in other words."""
    fit: Fit = field(default_factory=Fit)
    elsewhere: frozenset[str] = frozenset()
    """Cities that the question names and the entry does not hold for."""
    unsaid: frozenset[str] = frozenset()
    """Conditions of the question that the entry does not speak of: the client's body, another currency."""

    @property
    def cos(self) -> float:
        return sum(self.similarities) / 3

    @property
    def missing(self) -> Sequence[str]:
        """Telling words of the plain wording that the letters don't hold."""
        return [word for word, share in self.plainly_held.items() if share < HOLDS]

    @property
    def names_most(self) -> bool:
        """Its letters hold most of what the question by itself tells, where that is anything."""
        return 2 * sum(self.telling[word] for word in self.missing) < sum(self.telling.values())

    @property
    def echoed(self) -> float:
        """Share (0–1) of what the plain wording tells that the entry speaks of, in its letters or not."""
        whole = sum(self.telling.values())
        lost = sum(self.telling[word] * (1 - self.echo.get(word, 0.0)) for word in self.missing)
        return 1 - lost / whole if whole else 1.0

    @property
    def beside(self) -> bool:
        """What it tells does not hold for this client, as far as anybody knows."""
        return bool(self.elsewhere or self.unsaid)

    def holds(self, wanted: Container[str]) -> bool:
        """Any of the telling words among these; also when none of these is telling."""
        shares = [share for word, share in self.held.items() if word in wanted]
        return not shares or max(shares) >= HOLDS

    def source(self) -> Source:
        item = self.item
        return Source(item_id=str(item.id), question=item.question, answer=item.answer, score=self.score)

    def trace(self) -> JsonDict:
        return {
            "id": str(self.item.id),
            "question": self.item.question,
            "answer": self.item.answer,
            "language": self.item.language,
            "cos": round(self.cos, 4),
            "cov": round(self.cov, 4),
            "affinity": round(self.fit.affinity, 3),
            "lacking": round(self.fit.lacking, 3),
            "held": {word: round(share, 2) for word, share in self.held.items()},
            **({"echo": {word: round(near, 2) for word, near in self.echo.items()}} if self.echo else {}),
            "score": round(self.score, 4),
            **({"elsewhere": sorted(self.elsewhere)} if self.elsewhere else {}),
            **({"unsaid": sorted(self.unsaid)} if self.unsaid else {}),
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Retrieved:
    """Best first. `by_meaning` is False while the embedder is away: then letters alone were compared."""

    question: str
    found: Sequence[Found]
    by_meaning: bool = True
    named: frozenset[str] = frozenset()
    """Words of which an entry must hold one that tells something: of a question that goes on from an earlier
    one, of a thing that is asked for together with another. Else it speaks of the other alone."""

    part: str = ""
    """The question by itself, where it asks for a part of the best entry, which the client has just read."""
    body: frozenset[str] = frozenset()
    """What the question tells of the client's own body: who isn't sure then asks nothing back."""

    def naming(self, wanted: frozenset[str]) -> "Retrieved":
        """With these words wanted, where there are any."""
        return replace(self, named=wanted) if wanted else self

    def without(self, said: str) -> "Retrieved":
        """Less the entries that tell nothing beyond what was `said` a moment ago."""
        told = figures(said)
        fresh = [one for one in self.found if not _repeats(one.item.answer, said, told)]
        return replace(self, found=fresh)

    def going_on(self, question: str, said: str) -> "Retrieved":
        """The same for a `question` that goes on from another. Where it names a part of what was read, that
        comes first: «а делюкс?»"""
        again = [one for one in self.found if one.names_most and one.item.answer in said]
        if not again:
            return self.without(said)
        top = self.found[0].score + STILL_SPOKEN_OF
        others = [one for one in self.without(said).found if one is not again[0]]
        return replace(self, found=[replace(again[0], score=top), *others], part=question)


def _repeats(answer: str, said: str, told: frozenset[str]) -> bool:
    stated = figures(answer)
    return answer in said or bool(stated and stated <= told)
