"""Many clients who write at once, each in order, over a line that repeats itself and breaks."""

import asyncio
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from random import Random

from aiohttp import ClientError, ClientSession, ClientTimeout

from tests.chaos.echo import CALL
from tests.chaos.fleet import BUSINESS, CLIENTS, Fleet, body_of, new_id

PATIENCE = ClientTimeout(total=10)
GIVE_UP_SECONDS = 90.0
AGAIN_SECONDS = 0.1
ADDRESS = {"secret": BUSINESS.webhook_secret, "instanceId": BUSINESS.instance_id}


@dataclass(slots=True, kw_only=True)
class Written:
    """A client's message and what its sender was told."""

    conversation: int
    number: int
    provider_id: str = field(default_factory=new_id)
    acknowledged: bool = False
    tries: int = 0
    repeats: int = 0
    """Sent again although it was acknowledged."""

    @property
    def name(self) -> str:
        return f"№{self.conversation}-{self.number}"


def numbered(written: Written) -> str:
    return f"вопрос {written.name}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Crowd:
    """`calling`, `repeating`: shares of messages that ask for a person, and that come twice (0–1)."""

    fleet: Fleet
    conversations: int
    first: int = 0
    """The place of their first client among all clients."""
    messages_each: int
    pause_seconds: float
    seed: int
    calling: float = 0.02
    repeating: float = 0.1
    words: Callable[[Written], str] = numbered

    async def write(self) -> list[Written]:
        places = range(self.first, self.first + self.conversations)
        async with ClientSession(timeout=PATIENCE) as session, asyncio.TaskGroup() as group:
            clients = [group.create_task(self._client(session, one)) for one in places]
        return [written for client in clients for written in client.result()]

    async def _client(self, session: ClientSession, conversation: int) -> list[Written]:
        random = Random(self.seed * 1000 + conversation)
        all_written: list[Written] = []
        for number in range(self.messages_each):
            await asyncio.sleep(random.expovariate(1 / self.pause_seconds))
            written = Written(conversation=conversation, number=number)
            all_written.append(written)
            words = self.words(written) + (f", {CALL}" if random.random() < self.calling else "")
            body = body_of(CLIENTS[conversation].phone, written.provider_id, words, int(time.time()))
            await self._until_accepted(session, written, body, random)
            if random.random() < self.repeating:
                written.repeats += 1
                await self._post(session, random.choice(self.fleet.webhooks), body)
        return all_written

    async def _until_accepted(
        self, session: ClientSession, written: Written, body: dict[str, object], random: Random
    ) -> None:
        """Whichever replica takes it; one that is away is tried again."""
        deadline = time.monotonic() + GIVE_UP_SECONDS
        while not written.acknowledged and time.monotonic() < deadline:
            written.tries += 1
            address = random.choice(self.fleet.webhooks)
            written.acknowledged = await self._post(session, address, body) == 200
            if not written.acknowledged:
                await asyncio.sleep(AGAIN_SECONDS)

    @staticmethod
    async def _post(session: ClientSession, address: str, body: dict[str, object]) -> int:
        """The status, or 0 when nobody answered."""
        try:
            async with session.post(address, params=ADDRESS, json=body) as answer:
                return answer.status
        except (ClientError, TimeoutError, OSError):
            return 0
