"""Brings a message to its client through ChatFlow."""

from desk.conversation import Conversation
from desk.message import Message
from desk.tenant import Tenant
from desk.work import Failed, Outcome, Sent, Uncertain
from whatsapp.calls import calls_of
from whatsapp.gateway import Gateway, Receiver
from whatsapp.media_links import MediaLinks
from whatsapp.metrics import SENDS


class WhatsAppCourier:
    """`default_token` serves tenants without one of their own."""

    def __init__(self, *, gateway: Gateway, media_links: MediaLinks, default_token: str) -> None:
        self._gateway = gateway
        self._media_links = media_links
        self._default_token = default_token

    async def send(self, tenant: Tenant, conversation: Conversation, message: Message) -> Outcome:
        """A message of several parts that stops midway is Uncertain: a part of it is out."""
        token = tenant.chatflow_token or self._default_token
        if missing := self._missing(tenant, token, message):
            return Failed(error=missing)
        url = self._media_links.link(tenant.id, message.media) if message.media else ""
        to = Receiver(tenant=tenant, jid=conversation.contact.external_id, token=token)
        outcome: Outcome = Failed(error="The message is empty.")
        for place, call in enumerate(calls := calls_of(message, url), 1):
            outcome = await self._gateway.call(call, to)
            SENDS.labels(method=call.method, outcome=type(outcome).__name__.lower()).inc()
            if not isinstance(outcome, Sent):
                return _midway(outcome, place, len(calls))
        return outcome

    def _missing(self, tenant: Tenant, token: str, message: Message) -> str:
        """What has to be set before anything can be sent."""
        if not token:
            return _set_first(tenant, "ChatFlow token", "chatflow_token")
        if not tenant.instance_id:
            return _set_first(tenant, "ChatFlow instance", "instance_id")
        if message.media and message.media.blob_id is None:
            return "The file of the message is not here."
        if message.media and not self._media_links.reachable:
            return "ChatFlow fetches files from this service: set PUBLIC_BASE_URL to its public address."
        return ""


def _set_first(tenant: Tenant, what: str, key: str) -> str:
    return f"{tenant.slug} has no {what}; set it by `run.py client set {tenant.slug} {key}=…`."


def _midway(outcome: Outcome, place: int, count: int) -> Outcome:
    if place == 1 or isinstance(outcome, Sent):
        return outcome
    return Uncertain(error=f"Part {place} of {count} was not confirmed. {outcome.error}")
