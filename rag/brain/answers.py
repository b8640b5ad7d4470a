"""Answers as decisions: the owner's words, computed facts, and several of them together."""

from collections.abc import Sequence

from desk.decision import Action, Decision
from rag.facts.told import Told
from rag.retrieval.found import Found
from rag.trust.judge import Trust


def quoted(found: Found, trust: Trust, language: str) -> Decision:
    """An entry, word for word."""
    return Decision(
        action=Action.ANSWER,
        text=found.item.answer,
        language=language,
        reason="answered",
        confidence=trust.probability,
        sources=(found.source(),),
        grounds=trust.grounds,
    )


def computed(told: Told, language: str) -> Decision:
    return Decision(
        action=Action.CLARIFY if told.options else Action.ANSWER,
        text=told.text,
        language=language,
        options=tuple(told.options),
        reason=told.reason,
        confidence=told.confidence,
        sources=tuple(told.sources),
    )


def together(answers: Sequence[Decision]) -> Decision:
    """Each text once, as sure as the least sure of them."""
    least = min(answers, key=lambda answer: answer.confidence)
    texts = dict.fromkeys(answer.text for answer in answers)
    return Decision(
        action=Action.ANSWER,
        text="\n\n".join(texts),
        language=answers[0].language,
        reason="answered",
        confidence=least.confidence,
        sources=tuple(source for answer in answers for source in answer.sources),
        grounds=least.grounds,
    )
