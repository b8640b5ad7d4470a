"""From the classes of the parts to one thing to do: what needs a person outweighs everything else."""

from collections.abc import Sequence

from rag.intents.kinds import ALWAYS_A_PERSON, PERSON, POLICY, Intent
from rag.understanding.reading import Part

SENTENCE_THRESHOLD = 0.5
CLAUSE_THRESHOLD = 0.8
"""A clause torn out of its sentence misleads more often."""
SURELY_A_QUESTION = 0.7
"""A sentence that asks is not overruled by its own clause: «сделали реснички, когда можно умываться?»"""

SURELY_TALK = 0.7
"""Silence is no answer to what may be a question."""
SURELY_BESIDE = 0.75
"""What may yet be about the business is looked up first."""

_TALK = frozenset({Intent.SMALL_TALK, Intent.ACKNOWLEDGEMENT})
_BESIDE = frozenset({Intent.OFF_TOPIC, Intent.INJECTION})
_DEMANDS: tuple[frozenset[Intent], ...] = (
    frozenset({Intent.OPT_OUT}),
    ALWAYS_A_PERSON,
    POLICY,
    frozenset({Intent.BOOKING}),
    frozenset({Intent.OPT_IN}),
)
_NEVER_OVERRULED = frozenset({ALWAYS_A_PERSON, frozenset({Intent.OPT_OUT})})


def verdict(parts: Sequence[Part]) -> tuple[Intent, float]:
    """The intent of the whole and its probability; QUESTION when nothing else is sure enough."""
    demand = _demand(parts)
    if demand is not None:
        return demand
    sentences = [part for part in parts if part.whole]
    asking = [part for part in sentences if not needs_no_answer(part)]
    if asking or not sentences:
        return Intent.QUESTION, max((part.scores[Intent.QUESTION] for part in asking), default=0.0)
    beside = [part for part in sentences if part.intent in _BESIDE]
    strongest = max(beside or sentences, key=lambda part: part.probability)
    if strongest.intent is Intent.ACKNOWLEDGEMENT:
        greeting = next((part for part in sentences if part.intent is Intent.SMALL_TALK), None)
        strongest = greeting or strongest
    return strongest.intent, strongest.probability


def _demand(parts: Sequence[Part]) -> tuple[Intent, float] | None:
    for group in _DEMANDS:
        for part in parts:
            wider = PERSON if part.whole and group <= PERSON else group
            likeliest = max(group, key=lambda intent: part.scores.get(intent, 0.0))
            sure = part.mass(wider) >= (SENTENCE_THRESHOLD if part.whole else CLAUSE_THRESHOLD)
            if sure and part.scores[likeliest] >= part.mass(wider) / 2 and not _overruled(part, group):
                return likeliest, part.mass(wider)
    return None


def needs_no_answer(part: Part) -> bool:
    if part.intent in _BESIDE:
        return part.mass(_BESIDE) >= SURELY_BESIDE
    return part.mass(_TALK) >= SURELY_TALK


def _overruled(part: Part, group: frozenset[Intent]) -> bool:
    if part.sentence is None or group in _NEVER_OVERRULED:
        return False
    return part.sentence.scores[Intent.QUESTION] >= SURELY_A_QUESTION
