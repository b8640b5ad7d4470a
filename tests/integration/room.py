"""A client's side of the desk, with a brain that does as it is told."""

import asyncio
from collections.abc import Awaitable, Callable

from app.phrases import FluentPhrasebook
from desk.conversation import Channel, Contact, ConversationState
from desk.decision import Action, Decision, Turn
from desk.incoming import IncomingMessage
from desk.message import Role
from desk.ports import Desks, Lease, Tenants, Turns
from desk.tenant import Tenant
from desk.usecases.receive_message import ReceiveMessage
from desk.usecases.take_turn import TakeTurn
from desk.wording import Wording

CONTACT = Contact(channel=Channel.WHATSAPP, external_id="1", phone="+77000000001", name="Клиент")


class ToldBrain:
    """Says what it was told; `meanwhile` happens while it thinks."""

    def __init__(self, decision: Decision) -> None:
        self.decision = decision
        self.turns: list[Turn] = []
        self.meanwhile: Callable[[], Awaitable[None]] | None = None

    async def decide(self, turn: Turn) -> Decision:
        self.turns.append(turn)
        if self.meanwhile:
            await self.meanwhile()
            self.meanwhile = None
        return self.decision


def answer(words: str) -> Decision:
    return Decision(action=Action.ANSWER, text=words, language="ru", confidence=0.9)


class Room:
    """One client of one tenant, and the turns that the client's words make."""

    def __init__(
        self, desks: Desks, tenants: Tenants, turns: Turns, tenant: Tenant, brain: ToldBrain
    ) -> None:
        self.desks, self.tenants, self.turns, self.tenant, self.brain = desks, tenants, turns, tenant, brain
        self.receive = ReceiveMessage(desks)
        wording = Wording(FluentPhrasebook())
        self.take_turn = TakeTurn(desks=desks, tenants=tenants, brain=brain, wording=wording)
        self.said = 0

    async def hears(self, words: str) -> None:
        self.said += 1
        incoming = IncomingMessage(contact=CONTACT, provider_id=f"m{self.said}", text=words)
        await self.receive(self.tenant.id, incoming)

    async def lease(self) -> Lease:
        while not (claims := await self.turns.claim()).leases:
            await asyncio.sleep(claims.due_in or 0.02)
        return claims.leases[0]

    async def turn(self) -> None:
        await self.take_turn(await self.lease())

    async def replies(self) -> list[str]:
        async with self.desks(self.tenant.id) as desk:
            conversation = await desk.conversations.of(CONTACT)
            said = await desk.messages.latest(conversation.id, limit=50)
        return [message.text for message in said if message.role is Role.BOT]

    async def state(self) -> ConversationState:
        async with self.desks(self.tenant.id) as desk:
            return (await desk.conversations.of(CONTACT)).state
