"""What the desk orders to be done once its transaction is committed."""

from dataclasses import replace

from desk.conversation import Conversation
from desk.correlation import current
from desk.message import Message, MessageStatus, Role
from desk.ports import Desk
from desk.work import Work, WorkKind


async def order(desk: Desk, message: Message, *kinds: WorkKind) -> None:
    """Work about one message, in that order."""
    await desk.outbox.add(
        *(Work(kind=kind, conversation_id=message.conversation_id, subject_id=message.id) for kind in kinds)
    )


async def show_card(desk: Desk, conversation: Conversation) -> None:
    """The topic and its card follow what the conversation is now."""
    if conversation.handover:
        await desk.outbox.add(
            Work(kind=WorkKind.CARD, conversation_id=conversation.id, subject_id=conversation.handover.id)
        )


async def say(desk: Desk, conversation: Conversation, message: Message) -> None:
    """The bot says it to the client: stored and ordered together."""
    handover_id = conversation.handover.id if conversation.handover else None
    spoken = replace(message, handover_id=handover_id, correlation_id=current())
    await desk.outbox.say(spoken)


def bot_message(conversation: Conversation, text: str) -> Message:
    return Message(conversation_id=conversation.id, role=Role.BOT, text=text, status=MessageStatus.QUEUED)
