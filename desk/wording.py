"""The bot's own sentences to a client: what it says beside the knowledge."""

from desk.booking import Field
from desk.booking_words import BookingWords
from desk.decision import Action, Decision
from desk.handover import Trigger, TriggerType
from desk.ports import Phrasebook
from desk.tenant import Tenant

OWN_WORDS = {Action.OPTOUT: "opted-out", Action.OPTIN: "opted-in"}


class Wording:
    def __init__(self, phrasebook: Phrasebook) -> None:
        self._phrasebook = phrasebook

    def reply(self, decision: Decision, tenant: Tenant, *, first: bool) -> str:
        """The whole message to the client, empty when the bot keeps silent.

        `first`: the bot has not spoken in this talk yet, so it says that it is an AI.
        """
        text = self._text(decision)
        if not text or not first or decision.action in OWN_WORDS:
            return text
        notice = self._phrasebook.say("ai-notice", decision.language, business=tenant.name)
        return f"{notice}\n\n{text}"

    def _text(self, decision: Decision) -> str:
        if decision.needs_person:
            said = "\n".join(filter(None, [self._passed_on(decision), self._handed_over(decision)]))
            return "\n\n".join(filter(None, [decision.text, said]))
        if key := OWN_WORDS.get(decision.action):
            return self._phrasebook.say(key, decision.language)
        return decision.text

    def _passed_on(self, decision: Decision) -> str:
        """A whole booking is said back, so that the client can put right what was misread."""
        booking = decision.booking
        if decision.action is not Action.BOOKING or booking is None or {*booking.missing} - {Field.NAME}:
            return ""
        words = BookingWords(self._phrasebook, decision.language)
        told = [(field, value) for field, value in words.lines(booking) if value]
        said = ", ".join(f"«{value}»" if field is Field.SERVICE else value for field, value in told)
        return self._phrasebook.say("booking-passed", decision.language, booking=said)

    def _handed_over(self, decision: Decision) -> str:
        trigger = decision.trigger or Trigger(type=TriggerType.LOW_CONFIDENCE)
        if trigger.type is TriggerType.OPTED_OUT:
            return ""
        subject = trigger.value if trigger.type is TriggerType.INTENT else trigger.type
        return self._phrasebook.say(f"handover-{subject.lower().replace('_', '-')}", decision.language)
