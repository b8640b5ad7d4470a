"""A business as the world around the application sees it: its clients, its group, its people."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count
from typing import Any

from sandbox import Media, SandboxWorld, Tenant, WhatsAppClient
from sandbox.chatflow.state import PhoneMessage
from tests.e2e.process import Service
from tests.e2e.topic import Topic
from tests.e2e.waiting import eventually

ANSWER_SECONDS = 15.0
NAMES = ("Асель", "Ерлан", "Светлана", "Нұрлан", "Динара", "Игорь", "Жанар", "Марат")


@dataclass(frozen=True, slots=True)
class Shop:
    """Every client it gives out has a phone of its own."""

    world: SandboxWorld
    service: Service
    tenant: Tenant
    _numbers: Iterator[int] = field(default_factory=lambda: count(10))

    @property
    def slug(self) -> str:
        return self.tenant.slug

    @property
    def group(self) -> int:
        return self.tenant.group_id

    def client(self) -> "Client":
        number = next(self._numbers)
        assert number < 100, "the range of made-up phones is used up"
        known = WhatsAppClient(phone=f"770000000{number}", name=f"{NAMES[number % len(NAMES)]} {number}")
        self.world.chatflow.add_client(self.slug, known)
        return Client(self, known)

    def topics(self) -> list[Topic]:
        found = self.world.telegram.topics(self.group)
        return [Topic(self.world, self.group, topic.thread_id) for topic in found]

    def general(self) -> list[str]:
        return [one.get("text", "") for one in self.world.telegram.messages(self.group)]


@dataclass(frozen=True, slots=True)
class Client:
    """Someone with WhatsApp."""

    shop: Shop
    known: WhatsAppClient

    @property
    def shown_phone(self) -> str:
        """`+7 700 000 00 10`"""
        digits = self.known.phone
        return f"+{digits[0]} {digits[1:4]} {digits[4:7]} {digits[7:9]} {digits[9:]}"

    @property
    def heard(self) -> list[str]:
        return self.shop.world.chatflow.received(self.shop.slug, self.known.phone)

    async def write(self, text: str = "", **how: Any) -> PhoneMessage:
        """Accepted by the application, or the test fails."""
        message = await self.shop.world.clients.write(self.shop.slug, self.known.phone, text, **how)
        assert message.status == 200, message.problem
        return message

    async def send(self, media: Media) -> PhoneMessage:
        return await self.write(media=media)

    async def hear(self, number: int = 1, within_seconds: float = ANSWER_SECONDS) -> str:
        """The message of that number from the business, once it has come."""
        await self.shop.world.until(lambda: len(self.heard) >= number, within_seconds)
        return self.heard[number - 1]

    async def ask(self, text: str) -> str:
        """The next message after the question."""
        known = len(self.heard)
        await self.write(text)
        return await self.hear(known + 1)

    async def decision(self, message: PhoneMessage) -> Any:
        """What the application thought of a message, once its turn is over."""

        async def over() -> Any:
            kept = await self.shop.service.admin(f"trace/{self.shop.slug}/{message.id}")
            return kept if kept and kept["status"] == "done" else None

        return (await eventually(over, ANSWER_SECONDS))["decision"]

    async def topic(self, within_seconds: float = ANSWER_SECONDS) -> Topic:
        """The client's topic, once its card stands and is pinned."""

        def found() -> Topic | None:
            topic = self.topic_now()
            return topic if topic and topic.offering("resolve") and topic.pinned else None

        return await self.shop.world.until(found, within_seconds)

    @property
    def is_served(self) -> bool:
        """Answered, or with a person."""
        return bool(self.heard) or self.topic_now() is not None

    def topic_now(self) -> Topic | None:
        return next((topic for topic in self.shop.topics() if self.shown_phone in topic.name), None)
