"""What a person writes in a topic goes to that topic's client, and to nobody else."""

from dataclasses import dataclass
from uuid import UUID

from desk import conversation as machine
from desk.conversation import Conversation
from desk.correlation import current
from desk.handover import Agent, HandoverStatus, Trigger, TriggerType
from desk.message import Media, Message, MessageStatus, Role
from desk.ports import Desk, Desks
from desk.usecases.draft_answer import compare_with_draft
from desk.usecases.effects import order, show_card
from desk.work import WorkKind


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamReply:
    """A message that a person of the team wrote in a topic of the group."""

    chat_id: int
    topic_id: int
    message_id: int
    agent: Agent
    text: str = ""
    media: Media | None = None

    @property
    def provider_id(self) -> str:
        return f"{self.chat_id}:{self.message_id}"


class RelayReply:
    def __init__(self, desks: Desks) -> None:
        self._desks = desks

    async def __call__(self, client_id: UUID, reply: TeamReply) -> UUID | None:
        """The stored message's id; None for a topic without a conversation and for a known reply."""
        async with self._desks(client_id) as desk:
            conversation = await desk.conversations.in_topic(reply.chat_id, reply.topic_id)
            if conversation is None:
                return None
            held = _in_hands_of(reply.agent, conversation)
            message = _message(held, reply)
            if not await desk.messages.add(message):
                return None
            await desk.agents.seen(reply.agent)
            await self._hold(desk, conversation, held)
            await self._send(desk, held, message)
            await compare_with_draft(desk, held.id, reply.agent, message.text)
            if message.text:
                await order(desk, message, WorkKind.LEARN)
        return message.id

    async def _hold(self, desk: Desk, before: Conversation, held: Conversation) -> None:
        if held is not before:
            await desk.conversations.save(held)
            await show_card(desk, held)

    async def _send(self, desk: Desk, conversation: Conversation, message: Message) -> None:
        if conversation.handover:
            await desk.handovers.answered(conversation.handover.id, message.text)
        await order(desk, message, WorkKind.SEND, WorkKind.REACT)


def _in_hands_of(agent: Agent, conversation: Conversation) -> Conversation:
    """Whoever writes has the talk: a waiting one is taken, one with the bot is opened and taken.

    A talk that a colleague holds stays with the colleague.
    """
    if conversation.with_bot:
        conversation = machine.escalate(conversation, Trigger(type=TriggerType.MANAGER), "")
    if conversation.handover and conversation.handover.status is HandoverStatus.PENDING:
        conversation = machine.take(conversation, agent)
    return conversation


def _message(conversation: Conversation, reply: TeamReply) -> Message:
    return Message(
        conversation_id=conversation.id,
        role=Role.MANAGER,
        text=reply.text,
        media=reply.media,
        status=MessageStatus.QUEUED,
        provider_id=reply.provider_id,
        author=reply.agent.name,
        agent_id=reply.agent.telegram_id,
        handover_id=conversation.handover.id if conversation.handover else None,
        correlation_id=current(),
    )
