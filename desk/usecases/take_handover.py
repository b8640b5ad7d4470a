"""Exactly one person takes a hand-over."""

from uuid import UUID

from desk import conversation as machine
from desk.conversation import Conversation
from desk.handover import Agent
from desk.ports import Desks
from desk.usecases.effects import show_card


class TakeHandover:
    def __init__(self, desks: Desks) -> None:
        self._desks = desks

    async def __call__(self, client_id: UUID, handover_id: UUID, agent: Agent) -> Conversation:
        """Raises AlreadyTaken, HandoverClosed or NotFound."""
        async with self._desks(client_id) as desk:
            await desk.agents.seen(agent)
            conversation = await desk.conversations.of_handover(handover_id)
            taken = machine.take(conversation, agent)
            if taken is not conversation:
                await desk.conversations.save(taken)
                await show_card(desk, taken)
        return taken
