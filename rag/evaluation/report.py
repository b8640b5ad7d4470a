"""What came of the cases, in counts."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from rag.evaluation.cases import Case


class Verdict(StrEnum):
    RIGHT = "right"
    CLARIFIED = "clarified"  # asked back, and one of the choices is the right answer
    WRONG = "wrong"  # the client reads something false, or talk instead of help
    FALSE_ESCALATION = "false_escalation"  # a person was called without need
    MISSED_ESCALATION = "missed_escalation"  # a person was needed and not called


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    case: Case
    action: str
    text: str
    reason: str
    confidence: float
    verdict: Verdict
    seconds: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    outcomes: Sequence[Outcome]

    def counts(self) -> Counter[Verdict]:
        return Counter(outcome.verdict for outcome in self.outcomes)

    def by_expected(self) -> dict[str, Counter[Verdict]]:
        return self._grouped([outcome.case.expect for outcome in self.outcomes])

    def by_language(self) -> dict[str, Counter[Verdict]]:
        return self._grouped([outcome.case.language for outcome in self.outcomes])

    def failures(self) -> list[Outcome]:
        return [one for one in self.outcomes if one.verdict not in {Verdict.RIGHT, Verdict.CLARIFIED}]

    def _grouped(self, keys: Sequence[str]) -> dict[str, Counter[Verdict]]:
        groups: dict[str, Counter[Verdict]] = {}
        for key, outcome in zip(keys, self.outcomes, strict=True):
            groups.setdefault(key, Counter())[outcome.verdict] += 1
        return groups
