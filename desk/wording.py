"""The bot's own sentences to a client: what it says beside the knowledge."""

from desk.decision import NEEDS_PERSON, Action, Decision
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
        if decision.action in NEEDS_PERSON:
            return self._handed_over(decision)
        if key := OWN_WORDS.get(decision.action):
            return self._phrasebook.say(key, decision.language)
        return decision.text

    def _handed_over(self, decision: Decision) -> str:
        trigger = decision.trigger or Trigger(type=TriggerType.LOW_CONFIDENCE)
        if trigger.type is TriggerType.OPTED_OUT:
            return ""
        subject = trigger.value if trigger.type is TriggerType.INTENT else trigger.type
        return self._phrasebook.say(f"handover-{subject.lower().replace('_', '-')}", decision.language)
