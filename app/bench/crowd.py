"""Clients on WhatsApp: what they write, when it was accepted, and when the answer reached them."""

import asyncio
import secrets
import time
from collections import defaultdict
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass

from aiohttp import ClientError, ClientSession, ClientTimeout, TCPConnector

from app.bench.errors import NotMeasured
from app.nursery import nursery
from sandbox import SandboxWorld, Tenant

PATIENCE = ClientTimeout(total=30)
ANSWER_SECONDS = 60.0

QUESTIONS: Sequence[str] = (
    "Сколько стоит маникюр с гель-лаком?",
    "Какой у вас адрес?",
    "До скольки вы открыты в субботу?",
    "Есть ли у вас парковка?",
    "Сколько держится гель-лак?",
    "Сколько стоит японский маникюр?",
    "Сколько стоит наращивание ногтей?",
    "Есть ли гарантия на маникюр?",
)
"""Each has its answer in the demo salon's knowledge."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """A client's message: by `time.time` when it was sent, and in seconds how long accepting it took."""

    at: float
    accepted_seconds: float


def new_client() -> str:
    """A JID that hides the phone, as WhatsApp itself may: nobody's number is used."""
    return f"{secrets.token_hex(8)}@lid"


class Gateway:
    """What the ChatFlow double was told to deliver, by client."""

    def __init__(self, world: SandboxWorld) -> None:
        self._world = world
        self._seen = 0
        self._times: defaultdict[str, list[float]] = defaultdict(list)
        self._arrived: defaultdict[str, asyncio.Event] = defaultdict(asyncio.Event)

    async def follow(self) -> None:
        """Runs until cancelled."""
        while True:
            self._read()
            await self._world.feed.changed.wait()

    async def delivered(self, jid: str, number: int = 1) -> float:
        """When the client's message of that number came, by `time.time`. Raises NotMeasured."""
        try:
            async with asyncio.timeout(ANSWER_SECONDS):
                while len(self._times[jid]) < number:
                    self._arrived[jid].clear()
                    await self._arrived[jid].wait()
        except TimeoutError:
            raise NotMeasured(f"A client had no answer within {ANSWER_SECONDS:g} seconds.") from None
        return self._times[jid][number - 1]

    def count(self, jid: str) -> int:
        return len(self._times[jid])

    def _read(self) -> None:
        deliveries = self._world.chatflow.deliveries
        fresh = [deliveries[place] for place in range(self._seen, len(deliveries))]
        self._seen = len(deliveries)
        for delivery in fresh:
            self._times[delivery.jid].append(delivery.time)
            self._arrived[delivery.jid].set()


class Crowd:
    """Everybody who writes to one business."""

    def __init__(self, business: Tenant, url: str, session: ClientSession, gateway: Gateway) -> None:
        self._address = f"{url}/webhook/{business.slug}"
        self._query = {"secret": business.webhook_secret, "instanceId": business.instance_id}
        self._session = session
        self.gateway = gateway

    async def write(self, jid: str, words: str) -> Written:
        """Raises NotMeasured when it was not acknowledged."""
        at, began = time.time(), time.perf_counter()
        try:
            async with self._session.post(
                self._address, params=self._query, json=_body(jid, words)
            ) as answer:
                said = await answer.text()
        except (ClientError, TimeoutError, OSError) as error:
            raise NotMeasured(f"A message was not accepted: {type(error).__name__}.") from None
        if answer.status != 200:
            raise NotMeasured(f"A message was not accepted: {answer.status}, {said[:200]}")
        return Written(at=at, accepted_seconds=time.perf_counter() - began)

    async def ask(self, jid: str, words: str) -> float:
        """Seconds from writing to the answer at the gateway."""
        before = self.gateway.count(jid)
        written = await self.write(jid, words)
        return await self.gateway.delivered(jid, before + 1) - written.at


@asynccontextmanager
async def open_crowd(world: SandboxWorld, business: Tenant, url: str) -> AsyncIterator[Crowd]:
    gateway = Gateway(world)
    async with (
        ClientSession(timeout=PATIENCE, connector=TCPConnector(limit=0)) as session,
        nursery(grace_seconds=0) as tasks,
    ):
        tasks.start("gateway", gateway.follow)
        yield Crowd(business, url, session, gateway)


def _body(jid: str, words: str) -> dict[str, object]:
    """As ChatFlow posts it."""
    return {
        "messageType": "text",
        "message": words,
        "metadata": {
            "sender": "",
            "timestamp": int(time.time()),
            "messageId": secrets.token_hex(10).upper(),
            "remoteJid": jid,
        },
        "mediaData": None,
        "nodeData": {},
    }
