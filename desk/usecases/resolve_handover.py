"""The hand-over is closed: the bot answers again."""

from uuid import UUID

from desk import conversation as machine
from desk.conversation import Conversation
from desk.handover import Agent, Resolution
from desk.ports import Desks
from desk.usecases.effects import show_card
from desk.usecases.grade_escalation import grade_escalation


class ResolveHandover:
    def __init__(self, desks: Desks) -> None:
        self._desks = desks

    async def __call__(
        self, client_id: UUID, handover_id: UUID, agent: Agent, resolution: Resolution
    ) -> Conversation:
        """Raises HandoverClosed or NotFound."""
        async with self._desks(client_id) as desk:
            await desk.agents.seen(agent)
            conversation = await desk.conversations.of_handover(handover_id)
            resolved = machine.resolve(conversation, resolution)
            await desk.conversations.save(resolved)
            await show_card(desk, resolved)
            if resolved.handover:
                await grade_escalation(desk, resolved.id, resolved.handover)
        return resolved
