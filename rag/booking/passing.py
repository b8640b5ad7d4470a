"""A booking goes to a person, whole or with what is known of it."""

from desk.booking import Booking, Field
from desk.decision import Action, Decision
from desk.handover import Trigger, TriggerType
from rag.intents.kinds import Intent

MOST_MISSED, NAME_MISSED = 2, 1
"""Times in a row that the client leaves out what was asked for; nobody is asked for a name twice."""


def most_missed(field: Field) -> int:
    return NAME_MISSED if field is Field.NAME else MOST_MISSED


def passed_on(booking: Booking, language: str, reason: str, text: str = "") -> Decision:
    """`text`: the answer to what was asked beside."""
    return Decision(
        action=Action.BOOKING,
        text=text,
        language=language,
        trigger=Trigger(type=TriggerType.INTENT, value=Intent.BOOKING.value.upper()),
        reason=reason,
        confidence=1.0,
        booking=booking,
    )
