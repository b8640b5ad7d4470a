"""Answers as decisions: the owner's words, computed facts, and several of them together."""

from collections.abc import Sequence

from desk.decision import Action, Decision
from desk.ports import Calibration
from desk.verdict import COMPUTED, Grounds
from rag.cutting.cut import Said
from rag.facts.told import Told
from rag.retrieval.found import Found
from rag.trust.judge import Trust


def quoted(found: Found, said: Said, trust: Trust, language: str) -> Decision:
    """An entry, word for word, or what of it was asked for."""
    return Decision(
        action=Action.ANSWER,
        text=said.text,
        language=language,
        reason="answered",
        confidence=trust.probability,
        sources=(found.source(),),
        grounds=trust.grounds,
    )


def computed(told: Told, language: str, own: Calibration) -> Decision:
    return Decision(
        action=Action.CLARIFY if told.options else Action.ANSWER,
        text=told.text,
        language=language,
        options=tuple(told.options),
        reason=told.reason,
        confidence=told.confidence,
        sources=tuple(told.sources),
        grounds=None if told.options else Grounds(model=COMPUTED, chance=own.computed_chance),
    )


def together(answers: Sequence[Decision]) -> Decision:
    """Each text once, as sure as the least sure of them; judged as the least sure of those from entries."""
    ascending = sorted(answers, key=lambda answer: answer.confidence)
    weighed = [answer.grounds for answer in ascending if answer.grounds and answer.grounds.odds is not None]
    texts = dict.fromkeys(answer.text for answer in answers)
    return Decision(
        action=Action.ANSWER,
        text="\n\n".join(texts),
        language=answers[0].language,
        reason="answered",
        confidence=ascending[0].confidence,
        sources=tuple(source for answer in answers for source in answer.sources),
        grounds=weighed[0] if weighed else ascending[0].grounds,
    )
