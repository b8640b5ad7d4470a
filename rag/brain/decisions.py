"""Decisions that need a person, in one form."""

from collections.abc import Sequence

from desk.decision import Action, Decision, Source
from desk.handover import Trigger, TriggerType
from rag.intents.kinds import Intent


def by_intent(intent: Intent, probability: float, language: str) -> Decision:
    """A class decided by meaning; a wish for a time of one's own is a BOOKING."""
    return Decision(
        action=Action.BOOKING if intent is Intent.BOOKING else Action.HUMAN,
        language=language,
        trigger=Trigger(type=TriggerType.INTENT, value=intent.value.upper()),
        reason=f"intent:{intent.value}",
        confidence=probability,
    )


def handed_over(
    kind: TriggerType,
    language: str,
    *,
    reason: str = "",
    confidence: float = 0.0,
    sources: Sequence[Source] = (),
) -> Decision:
    return Decision(
        action=Action.HUMAN,
        language=language,
        trigger=Trigger(type=kind),
        reason=reason or kind.value,
        confidence=confidence,
        sources=tuple(sources),
    )
