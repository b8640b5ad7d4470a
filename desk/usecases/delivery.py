"""How a message's delivery ended is seen by the people who care about it."""

from desk.handover import Trigger, TriggerType
from desk.message import Message, MessageStatus, Role
from desk.ports import Desk
from desk.usecases.effects import order
from desk.usecases.escalate import escalate
from desk.work import Failed, Outcome, Retry, Uncertain, Work, WorkKind


class Delivery:
    """What follows from the outcome of a SEND."""

    async def show(self, desk: Desk, message: Message) -> None:
        """Whoever wrote it sees how far it got."""
        if message.role is Role.MANAGER:
            await order(desk, message, WorkKind.REACT)

    async def not_arrived(self, desk: Desk, work: Work, outcome: Retry | Failed | Uncertain) -> None:
        """An answer of the bot that can't be delivered becomes a person's; a person's message shows how far
        it got; one whose fate is unknown is never sent again without being asked for. As everywhere, the
        conversation is locked before work is ordered: two who did it in turns would wait for each other."""
        if isinstance(outcome, Retry):
            return
        message = await desk.messages.get(work.subject_id)
        await self._ask_for_help(desk, message, outcome)
        await desk.messages.mark(message.id, _STATUS[type(outcome)])
        await self.show(desk, message)

    async def _ask_for_help(self, desk: Desk, message: Message, outcome: Failed | Uncertain) -> None:
        conversation = await desk.conversations.lock(message.conversation_id)
        if message.role is Role.BOT and conversation.with_bot:
            await escalate(desk, conversation, Trigger(type=TriggerType.DELIVERY), message.text)
        details = {"notice": f"delivery-{_STATUS[type(outcome)]}", "error": outcome.error}
        await desk.outbox.add(
            Work(
                kind=WorkKind.NOTICE,
                conversation_id=message.conversation_id,
                subject_id=message.id,
                details=details,
            )
        )


_STATUS: dict[type[Outcome], MessageStatus] = {
    Failed: MessageStatus.FAILED,
    Uncertain: MessageStatus.UNCERTAIN,
}
