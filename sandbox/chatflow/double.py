"""The ChatFlow double: phones, what the app delivered to them, what they send to the app."""

from collections import deque
from collections.abc import Iterable

from sandbox.blobs import Blobs
from sandbox.chatflow.state import ChatFlowState, Delivery, Direction, Phone, PhoneMessage
from sandbox.chatflow.views import message_view, phone_view
from sandbox.faults import Faults
from sandbox.feed import Feed
from sandbox.people import Tenant, WhatsAppClient
from sandbox.wire import Json

DELIVERIES_KEPT = 20_000


class ChatFlowDouble:
    """`deliveries` lists every `send-…` call in order; `faults` makes the next ones misbehave."""

    def __init__(self, state: ChatFlowState, feed: Feed, blobs: Blobs) -> None:
        self.state = state
        self.feed = feed
        self.blobs = blobs
        self.faults = Faults()
        self.deliveries: deque[Delivery] = deque(maxlen=DELIVERIES_KEPT)
        self._accounts: dict[tuple[str, str], str] = {}

    def seed(self, tenant: Tenant) -> None:
        self._accounts[tenant.chatflow_token, tenant.instance_id] = tenant.slug
        for client in tenant.clients:
            self.add_client(tenant.slug, client)

    def add_client(self, slug: str, client: WhatsAppClient) -> Phone:
        """The client's phone; an existing one stays as it is."""
        phone = Phone(slug=slug, phone=client.phone, name=client.name)
        known = self.state.phones.setdefault(f"{slug}:{client.phone}", phone)
        if known is phone:
            self.feed.publish("whatsapp.phone", phone=phone_view(phone))
        return known

    def slug_of(self, token: str, instance_id: str) -> str | None:
        """The business that owns this token and instance."""
        return self._accounts.get((token, instance_id))

    def phone(self, slug: str, phone: str) -> Phone:
        """KeyError when there is no such client."""
        return self.state.phones[f"{slug}:{phone}"]

    def phone_by_jid(self, slug: str, jid: str) -> Phone | None:
        return self.state.phones.get(f"{slug}:{jid.partition('@')[0]}")

    def received(self, slug: str, phone: str) -> list[str]:
        """Texts that reached the client, oldest first; the caption for media."""
        return [one.text for one in self._sent(self.phone(slug, phone).messages)]

    def show(self, phone: Phone, message: PhoneMessage) -> None:
        """Put a bubble on the phone, or refresh the one that is there."""
        if message not in phone.messages:
            phone.messages.append(message)
        self.feed.publish(
            "whatsapp.message", slug=phone.slug, phone=phone.phone, message=message_view(message)
        )

    def record(self, delivery: Delivery) -> None:
        self.deliveries.append(delivery)
        self.feed.changed.fire()

    def next_order(self) -> int:
        order = self.state.next_delivery
        self.state.next_delivery += 1
        return order

    def view(self) -> list[Json]:
        return [phone_view(phone) for phone in self.state.phones.values()]

    @staticmethod
    def _sent(messages: Iterable[PhoneMessage]) -> list[PhoneMessage]:
        return [one for one in messages if one.direction is Direction.TO_CLIENT]
