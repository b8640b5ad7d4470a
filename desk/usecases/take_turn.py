"""One turn of a conversation: everything the client has written since the last one, answered once."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from datetime import timedelta
from uuid import UUID

from desk.conversation import Conversation
from desk.correlation import correlated
from desk.decision import Action, Decision, Turn, person_needed
from desk.handover import Trigger, TriggerType
from desk.message import Message, Role
from desk.ports import Brain, Desk, Desks, Lease, Tenants
from desk.tenant import Tenant
from desk.usecases.effects import order
from desk.usecases.escalate import escalate
from desk.usecases.speak import speak
from desk.wording import Wording
from desk.work import Work, WorkKind

MOST_AT_ONCE = 100
"""Messages of one turn; the others are the next one."""

PATIENCE = timedelta(seconds=60)
"""A client who never stops typing is answered after this long, on what was read by then."""


async def as_it_is(turn: Turn) -> Turn:
    """Files stay files."""
    return turn


class TakeTurn:
    def __init__(
        self,
        *,
        desks: Desks,
        tenants: Tenants,
        brain: Brain,
        wording: Wording,
        perceive: Callable[[Turn], Awaitable[Turn]] = as_it_is,
    ) -> None:
        self._desks = desks
        self._tenants = tenants
        self._brain = brain
        self._wording = wording
        self._perceive = perceive

    async def __call__(self, lease: Lease) -> None:
        """Raises LeaseLost when another worker has taken over: nothing was done then."""
        await self._take(lease, self._brain.decide, self._perceive)

    async def give_up(self, lease: Lease, error: str) -> None:
        """The turn failed too often: a person gets it, with the reason in the trace."""

        async def call_a_person(turn: Turn) -> Decision:
            return person_needed(turn, TriggerType.FAILURE, error=error)

        await self._take(lease, call_a_person, as_it_is)

    async def _take(
        self,
        lease: Lease,
        decide: Callable[[Turn], Awaitable[Decision]],
        perceive: Callable[[Turn], Awaitable[Turn]],
    ) -> None:
        turn = await self._read(lease, await self._tenants.get(lease.client_id))
        if turn is None:
            return
        turn = await perceive(turn)
        with correlated(turn.messages[-1].correlation_id):
            await self._commit(lease, turn, await decide(turn))

    async def _read(self, lease: Lease, tenant: Tenant) -> Turn | None:
        """What there is to decide; a talk in a person's hands is passed on at once, without deciding.
        Nothing is locked: who changes something meanwhile is heard before anything is written."""
        async with self._desks.single(lease.client_id) as desk:
            talk = await desk.messages.of_turn(UUID(lease.key), most=MOST_AT_ONCE)
        if not talk.unanswered or not talk.conversation.with_bot:
            async with self._desks(lease.client_id) as desk:
                await self._pass_on(desk, lease, talk.unanswered)
            return None
        return Turn(
            tenant=tenant,
            messages=talk.unanswered,
            history=talk.said,
            language=talk.conversation.language,
            opted_out=talk.conversation.opted_out,
            booking=talk.conversation.booking,
            called=talk.conversation.contact.name,
        )

    async def _pass_on(self, desk: Desk, lease: Lease, messages: Sequence[Message]) -> None:
        """What a person reads; nothing at all when nothing is unanswered."""
        conversation = await desk.conversations.lock(UUID(lease.key))  # a message may be coming just now
        if not messages:
            await desk.mailbox.settle(lease)
            return
        if conversation.with_bot:
            await desk.mailbox.return_(lease)
            return
        for message in messages:
            await order(desk, message, WorkKind.COPY)
        trace = {"reason": f"state:{conversation.state}"}
        await desk.mailbox.settle(lease, [message.id for message in messages], trace)

    async def _commit(self, lease: Lease, turn: Turn, decision: Decision) -> None:
        """A client who wrote more while the bot was thinking makes the answer one to half a question."""
        read = turn.messages
        waits = decision.needs_person or len(read) == MOST_AT_ONCE
        patience = timedelta() if waits else PATIENCE
        async with self._desks(lease.client_id) as desk:
            conversation = await desk.conversations.lock(UUID(lease.key))
            if not conversation.with_bot:
                await desk.mailbox.return_(lease)
                return
            ids, trace = [message.id for message in read], _trace(decision)
            if await desk.mailbox.settle(lease, ids, trace, patience=patience):
                await self._act(desk, conversation, turn, decision)

    async def _act(self, desk: Desk, conversation: Conversation, turn: Turn, decision: Decision) -> None:
        known = conversation
        conversation = replace(known, language=decision.language, booking=decision.booking)
        conversation = _with_consent(conversation, decision)
        if decision.needs_person:
            trigger = decision.trigger or Trigger(type=TriggerType.LOW_CONFIDENCE)
            conversation = await escalate(desk, conversation, trigger, turn.text)
            if trigger.type is TriggerType.LOW_CONFIDENCE:
                await _note_gap(desk, conversation, turn)
            for message in turn.messages:
                if message.media:
                    await order(desk, message, WorkKind.COPY)
        elif conversation != known:
            await desk.conversations.save(conversation)
        first = not any(said.role is Role.BOT and said.agent_id is None for said in turn.history)
        text = self._wording.reply(decision, turn.tenant, first=first)
        if text:
            await speak(desk, conversation, turn, decision, text)


async def _note_gap(desk: Desk, conversation: Conversation, turn: Turn) -> None:
    if conversation.handover is None:
        return
    await desk.outbox.add(
        Work(
            kind=WorkKind.GAP,
            conversation_id=conversation.id,
            subject_id=turn.messages[-1].id,
            details={"handover_id": str(conversation.handover.id)},
        )
    )


def _with_consent(conversation: Conversation, decision: Decision) -> Conversation:
    consent = {Action.OPTOUT: True, Action.OPTIN: False}
    return replace(conversation, opted_out=consent.get(decision.action, conversation.opted_out))


def _trace(decision: Decision) -> dict[str, object]:
    """What is kept with each message of the turn, ready for JSON."""
    return {
        "action": decision.action.value,
        "reason": decision.reason,
        "language": decision.language,
        "confidence": round(decision.confidence, 4),
        "sources": [
            {"id": source.item_id, "question": source.question, "score": round(source.score, 4)}
            for source in decision.sources
        ],
        **decision.trace,
    }
