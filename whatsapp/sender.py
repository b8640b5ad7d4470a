"""Brings a message to its client through ChatFlow."""

from desk.conversation import Conversation
from desk.message import Message
from desk.ports import Phrasebook
from desk.tenant import Tenant
from desk.work import Failed, Outcome, Sent, Uncertain
from whatsapp.calls import calls_of
from whatsapp.gateway import Gateway, Receiver
from whatsapp.media_links import MediaLinks
from whatsapp.metrics import SENDS
from whatsapp.speech import Say, speech


class WhatsAppCourier:
    """`default_token` serves tenants without one of their own."""

    def __init__(
        self, *, gateway: Gateway, media_links: MediaLinks, phrasebook: Phrasebook, default_token: str
    ) -> None:
        self._gateway = gateway
        self._media_links = media_links
        self._phrasebook = phrasebook
        self._default_token = default_token

    async def send(self, tenant: Tenant, conversation: Conversation, message: Message) -> Outcome:
        """A message of several parts that stops midway is Uncertain: a part of it is out."""
        token, say = tenant.chatflow_token or self._default_token, speech(self._phrasebook, tenant)
        if missing := self._missing(tenant, token, message):
            return Failed(error=say(missing, slug=tenant.slug))
        url = self._media_links.link(tenant.id, message.media) if message.media else ""
        to = Receiver(tenant=tenant, jid=conversation.contact.external_id, token=token, say=say)
        outcome: Outcome = Failed(error=say("gateway-empty"))
        for place, call in enumerate(calls := calls_of(message, url), 1):
            outcome = await self._gateway.call(call, to)
            SENDS.labels(method=call.method, outcome=type(outcome).__name__.lower()).inc()
            if not isinstance(outcome, Sent):
                return _midway(outcome, place, len(calls), say)
        return outcome

    def _missing(self, tenant: Tenant, token: str, message: Message) -> str:
        """The key of what has to be set before anything can be sent."""
        if not token:
            return "gateway-no-token"
        if not tenant.instance_id:
            return "gateway-no-instance"
        if message.media and message.media.blob_id is None:
            return "gateway-no-file"
        if message.media and not self._media_links.reachable:
            return "gateway-no-address"
        return ""


def _midway(outcome: Outcome, place: int, count: int, say: Say) -> Outcome:
    if place == 1 or isinstance(outcome, Sent):
        return outcome
    return Uncertain(error=say("gateway-part", place=str(place), count=str(count), error=outcome.error))
