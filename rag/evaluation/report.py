"""What came of the cases, in counts."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from desk.decision import Action
from rag.evaluation.cases import PERSON, Case
from rag.evaluation.intervals import Share


class Verdict(StrEnum):
    RIGHT = "right"
    CLARIFIED = "clarified"  # asked back, and one of the choices is the right answer
    WRONG_CHOICES = "wrong_choices"  # asked back, and none of the choices is
    WRONG = "wrong"  # the client reads something false, or talk instead of help
    FALSE_ESCALATION = "false_escalation"  # a person was called without need
    MISSED_ESCALATION = "missed_escalation"  # a person was needed and not called


GOOD = frozenset({Verdict.RIGHT, Verdict.CLARIFIED})


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    case: Case
    action: str
    text: str
    reason: str
    confidence: float
    verdict: Verdict
    seconds: float
    tokens: int = 0
    """Of all calls of an LLM for it."""
    would_be_right: bool | None = None
    """Whether the likeliest answer, said or not, is the right one; None where no answer was looked for."""

    @property
    def answered(self) -> bool:
        return self.action == Action.ANSWER

    @property
    def misled(self) -> bool:
        """The client reads an answer that is none."""
        return self.verdict is Verdict.WRONG or (self.verdict is Verdict.MISSED_ESCALATION and self.answered)


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    outcomes: Sequence[Outcome]

    def counts(self) -> Counter[Verdict]:
        return Counter(outcome.verdict for outcome in self.outcomes)

    def by_expected(self) -> dict[str, Counter[Verdict]]:
        return self._grouped(lambda case: case.expect)

    def by_language(self) -> dict[str, Counter[Verdict]]:
        return self._grouped(lambda case: case.language)

    def by_class(self) -> dict[str, Counter[Verdict]]:
        """Of the cases that name one."""
        return self._grouped(lambda case: case.kind)

    def failures(self) -> list[Outcome]:
        return [one for one in self.outcomes if one.verdict not in GOOD]

    def figures(self) -> Mapping[str, Share]:
        """The shares that are promised. Those of answerable cases: `right`, `helped` (right, or among the
        choices), `needless` (a person instead). Of those that need a person: `missed` (none was called),
        `answered` (answered instead). Of all: `wrong` (the client reads an answer that is none)."""
        answerable = [one for one in self.outcomes if one.case.expect == Action.ANSWER]
        personal = [one for one in self.outcomes if one.case.expect in PERSON]
        return {
            "right": _share(answerable, lambda one: one.verdict is Verdict.RIGHT),
            "helped": _share(answerable, lambda one: one.verdict in GOOD),
            "needless": _share(answerable, lambda one: one.verdict is Verdict.FALSE_ESCALATION),
            "missed": _share(personal, lambda one: one.verdict is Verdict.MISSED_ESCALATION),
            "answered": _share(personal, lambda one: one.answered),
            "wrong": _share(self.outcomes, lambda one: one.misled),
        }

    def _grouped(self, key: Callable[[Case], str]) -> dict[str, Counter[Verdict]]:
        groups: dict[str, Counter[Verdict]] = {}
        for outcome in self.outcomes:
            if group := key(outcome.case):
                groups.setdefault(group, Counter())[outcome.verdict] += 1
        return groups


def _share(outcomes: Sequence[Outcome], hit: Callable[[Outcome], bool]) -> Share:
    return Share(sum(map(hit, outcomes)), len(outcomes))
