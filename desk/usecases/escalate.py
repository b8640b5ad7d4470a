"""A person is asked for: the hand-over, the state and the order for its card are one transaction."""

from desk import conversation as machine
from desk.conversation import Conversation
from desk.handover import Trigger
from desk.ports import Desk
from desk.usecases.effects import show_card


async def escalate(desk: Desk, conversation: Conversation, trigger: Trigger, question: str) -> Conversation:
    """What the client reads about it is the caller's part of the same transaction. Raises HandoverOpen."""
    escalated = machine.escalate(conversation, trigger, question)
    await desk.conversations.save(escalated)
    await show_card(desk, escalated)
    return escalated
