"""A question about something else is answered, and the booking goes on."""

from dataclasses import replace

from desk.booking import Booking
from desk.decision import Action, Decision, Turn
from desk.ports import Phrasebook
from rag.booking.gathering import gather
from rag.booking.passing import most_missed, passed_on
from rag.booking.words import Prompts

_CONSENT = frozenset({Action.OPTOUT, Action.OPTIN})


class Reminder:
    def __init__(self, phrasebook: Phrasebook) -> None:
        self._prompts = Prompts(phrasebook)

    def __call__(self, turn: Turn, decision: Decision) -> Decision:
        """What was decided about something else, with a reminder of what the bot had asked."""
        known = turn.booking
        if decision.action in _CONSENT or decision.booking is not None:
            return decision
        if decision.action is Action.BOOKING:
            begun = known or Booking(touched_at=turn.now)
            return replace(decision, booking=gather(turn, begun, (), wish=True).booking)
        if known is None or known.asked is None or decision.needs_person or decision.action is Action.CLARIFY:
            return replace(decision, booking=known)
        missed = known.missed + (decision.action is not Action.ANSWER)
        if missed >= most_missed(known.asked):
            return passed_on(known, decision.language, "booking_left_out")
        reminder = self._prompts.again(known, known.asked, decision.language)
        return replace(
            decision,
            action=Action.BOOKING if decision.action is Action.IGNORE else decision.action,
            text="\n\n".join(filter(None, [decision.text, reminder])),
            booking=replace(known, missed=missed, touched_at=turn.now),
        )
