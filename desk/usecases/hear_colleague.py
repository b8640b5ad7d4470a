"""Somebody of the business answers from its own phone: a person has the talk, so the bot falls silent."""

from dataclasses import replace
from uuid import UUID

from desk.correlation import current
from desk.handover import Trigger, TriggerType
from desk.incoming import IncomingMessage
from desk.limits import USUAL, Limits
from desk.message import Message, MessageStatus, Role
from desk.ports import Desk, Desks
from desk.usecases.effects import order
from desk.usecases.escalate import escalate
from desk.work import WorkKind


class HearColleague:
    """The gateway also reports what it sent for us: that is nobody's word."""

    def __init__(self, desks: Desks, limits: Limits = USUAL) -> None:
        self._desks = desks
        self._limits = limits

    async def __call__(self, client_id: UUID, echo: IncomingMessage) -> bool:
        """Whether a person spoke. The echo's contact is the client it was written to."""
        async with self._desks(client_id) as desk:
            contact = replace(echo.contact, name="")
            conversation = await desk.conversations.of(contact)
            if await self._is_ours(desk, conversation.id, echo):
                return False
            message = Message(
                conversation_id=conversation.id,
                role=Role.MANAGER,
                text=echo.text,
                media=echo.media,
                status=MessageStatus.SENT,
                provider_id=echo.provider_id,
                provider_time=echo.provider_time,
                handover_id=conversation.handover.id if conversation.handover else None,
                correlation_id=current(),
            )
            if not await desk.messages.add(message):
                return False
            if conversation.with_bot:
                await escalate(desk, conversation, Trigger(type=TriggerType.PHONE), "")
            await order(desk, message, WorkKind.COPY)
        return True

    async def _is_ours(self, desk: Desk, conversation_id: UUID, echo: IncomingMessage) -> bool:
        """The same words left us lately, or the echo is too old to mean anything now."""
        now = await desk.now()
        if echo.provider_time and now - echo.provider_time > self._limits.history_after:
            return True
        said = await desk.messages.latest(conversation_id, limit=20)
        texts = {message.text.strip() for message in said if message.role is not Role.CLIENT}
        return any(echo.text.strip() == text or _is_part(echo.text, text) for text in texts)


def _is_part(echoed: str, said: str) -> bool:
    """Long texts leave in pieces."""
    return len(echoed) > 200 and echoed.strip() in said
