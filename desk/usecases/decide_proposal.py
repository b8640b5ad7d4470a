"""The owner decides on what was taught: it is said, kept back, told apart, reworded, or taken back."""

from dataclasses import replace
from typing import Any
from uuid import UUID

from desk.errors import AlreadyDecided, Unfit
from desk.handover import Agent
from desk.knowledge import KnowledgeItem, Lesson
from desk.ports import Desk, Desks, Discretion, Examiner, Tenants
from desk.proposal import Awaited, Proposal, ProposalKind, ProposalStatus, Rival
from desk.team import demand_teacher
from desk.tenant import Tenant
from desk.usecases.teach import Teach, approve, preview, show


class DecideProposal:
    """Everything here is for the owner and admins; raises NotAllowed for others, NotFound, AlreadyDecided,
    and Unexaminable while texts can't be compared."""

    def __init__(
        self, *, desks: Desks, tenants: Tenants, examiner: Examiner, discretion: Discretion, teach: Teach
    ) -> None:
        self._desks = desks
        self._tenants = tenants
        self._examiner = examiner
        self._discretion = discretion
        self._teach = teach

    async def accept(self, client_id: UUID, proposal_id: UUID, agent: Agent) -> Proposal:
        """It is said from now on, in place of what said otherwise. What turned out to contradict, or to
        change approved answers, waits once more and is open still."""
        tenant = await self._tenants.get(client_id)
        proposal = await self._open(tenant, proposal_id, agent)
        return await self._accept(tenant, proposal, agent)

    async def decline(self, client_id: UUID, proposal_id: UUID, agent: Agent) -> Proposal:
        """Nothing changes."""
        tenant = await self._tenants.get(client_id)
        proposal = await self._open(tenant, proposal_id, agent)
        async with self._desks(client_id) as desk:
            return await _settle(desk, proposal, ProposalStatus.DECLINED, agent)

    async def ask(self, client_id: UUID, proposal_id: UUID, agent: Agent, awaits: Awaited) -> Proposal:
        """A reply to its slip will say what is missing."""
        tenant = await self._tenants.get(client_id)
        proposal = replace(await self._open(tenant, proposal_id, agent), awaits=awaits)
        async with self._desks(client_id) as desk:
            await desk.proposals.save(proposal)
            await show(desk, proposal)
        return proposal

    async def reply(self, client_id: UUID, proposal_id: UUID, agent: Agent, text: str) -> Proposal:
        """The condition that was asked for, or else the answer in better words. Raises Unfit."""
        tenant = await self._tenants.get(client_id)
        proposal = await self._open(tenant, proposal_id, agent)
        if objection := self._discretion.objection(tenant, text):
            raise Unfit(objection)
        if proposal.awaits is Awaited.CONDITION and proposal.rivals:
            return await self._join(tenant, proposal, agent, text)
        lesson = replace(proposal.lesson, answer=text.strip(), until=None)
        return await self._accept(tenant, replace(proposal, lesson=lesson), agent)

    async def undo(self, client_id: UUID, proposal_id: UUID, agent: Agent) -> Proposal:
        """Everything that accepting it has changed is as before."""
        tenant = await self._tenants.get(client_id)
        async with self._desks(client_id) as desk:
            await demand_teacher(desk, tenant, agent)
            proposal = await desk.proposals.lock(proposal_id)
            if proposal.undo is None or proposal.status is ProposalStatus.UNDONE:
                raise AlreadyDecided(proposal.decided_by)
            for item_id, version in proposal.undo.items():
                if version:
                    await desk.archive.restore(UUID(item_id), version, proposal.provenance)
                    await desk.services.said_by(UUID(item_id), holds=True)
                else:
                    await desk.knowledge.retire(UUID(item_id), by=agent.name)
            return await _settle(desk, proposal, ProposalStatus.UNDONE, agent)

    async def _open(self, tenant: Tenant, proposal_id: UUID, agent: Agent) -> Proposal:
        async with self._desks(tenant.id) as desk:
            await desk.agents.seen(agent)
            await demand_teacher(desk, tenant, agent)
            proposal = await desk.proposals.get(proposal_id)
        if not proposal.open:
            raise AlreadyDecided(proposal.decided_by)
        return proposal

    async def _accept(self, tenant: Tenant, proposal: Proposal, agent: Agent) -> Proposal:
        found = await self._examiner.compare(tenant, proposal.lesson, apart_from=())
        if found.rivals and proposal.kind is not ProposalKind.CONFLICT:
            return await self._reopen(tenant, proposal, ProposalKind.CONFLICT, rivals=found.rivals)
        if found.rivals:
            return await self._replace(tenant, proposal, found.rivals, agent)
        if proposal.kind is ProposalKind.NEW:
            item = preview(tenant, proposal.lesson, proposal.provenance)
            if changes := await self._teach.changes(tenant, [item]):
                return await self._reopen(tenant, proposal, ProposalKind.CHANGES, changes=tuple(changes))
        made = await self._teach.live(tenant, proposal.lesson, proposal.provenance)
        async with self._desks(tenant.id) as desk:
            undo = {str(made.item.id): made.item.version - 1} if made.item else {}
            return await _settle(desk, replace(proposal, undo=undo), ProposalStatus.ACCEPTED, agent)

    async def _reopen(self, tenant: Tenant, proposal: Proposal, kind: ProposalKind, **found: Any) -> Proposal:
        waiting = replace(proposal, kind=kind, awaits=Awaited.NOTHING, **found)
        async with self._desks(tenant.id) as desk:
            await desk.proposals.save(waiting)
            await show(desk, waiting)
        return waiting

    async def _replace(
        self, tenant: Tenant, proposal: Proposal, rivals: tuple[Rival, ...], agent: Agent
    ) -> Proposal:
        lesson = proposal.lesson
        undo: dict[str, int] = {}
        async with self._desks(tenant.id) as desk:
            for rival in rivals:
                item = await _disputed(desk, rival, undo)
                if rival.after:
                    whose = item.provenance if rival.beside else proposal.provenance
                    await desk.knowledge.change(item.id, _corrected(rival, lesson), whose)
                else:
                    await desk.knowledge.retire(item.id, by=agent.name)
            own = [one for one in rivals if _is_lesson(one, lesson)]
            item_id = own[0].item_id if own else (await desk.knowledge.add(lesson, proposal.provenance)).id
            undo.setdefault(str(item_id), 0)
            await approve(desk, lesson, item_id, [])
            settled = replace(proposal, rivals=rivals, undo=undo)
            return await _settle(desk, settled, ProposalStatus.ACCEPTED, agent)

    async def _join(self, tenant: Tenant, proposal: Proposal, agent: Agent, condition: str) -> Proposal:
        """What was known stays as it was said; the new answer follows it with its condition, and is an entry
        of its own where what was known says more."""
        lesson = proposal.lesson
        undo: dict[str, int] = {}
        conditional = replace(lesson, answer=_conditional(lesson, condition))
        async with self._desks(tenant.id) as desk:
            for rival in proposal.rivals:
                item = await _disputed(desk, rival, undo)
                both = f"{rival.answer}\n{conditional.answer}"
                whose = item.provenance if rival.beside else proposal.provenance
                await desk.knowledge.change(item.id, replace(_corrected(rival, lesson), answer=both), whose)
            item_id = proposal.rivals[0].item_id
            if proposal.rivals[0].beside:
                item_id = (await desk.knowledge.add(conditional, proposal.provenance)).id
                undo[str(item_id)] = 0
            await approve(desk, lesson, item_id, [])
            settled = replace(proposal, undo=undo)
            return await _settle(desk, settled, ProposalStatus.JOINED, agent)


async def _settle(desk: Desk, proposal: Proposal, status: ProposalStatus, agent: Agent) -> Proposal:
    """Of two who press at once the second is told, and nothing of what it did is kept."""
    now = await desk.proposals.lock(proposal.id)
    if status is not ProposalStatus.UNDONE and not now.open:
        raise AlreadyDecided(now.decided_by)
    settled = replace(proposal, status=status, decided_by=agent.name, awaits=Awaited.NOTHING)
    await desk.proposals.save(settled)
    await show(desk, settled)
    return settled


async def _disputed(desk: Desk, rival: Rival, undo: dict[str, int]) -> KnowledgeItem:
    """The entry as it was said; its version is kept in `undo`, and no price list speaks for it any more."""
    item = await desk.knowledge.get(rival.item_id)
    undo[str(item.id)] = item.version
    await desk.services.said_by(item.id, holds=False)
    return item


def _is_lesson(rival: Rival, lesson: Lesson) -> bool:
    """Once it is corrected it says what the lesson does, in its language."""
    return bool(rival.after) and not rival.beside and rival.language == lesson.language


def _corrected(rival: Rival, lesson: Lesson) -> Lesson:
    """It keeps its question, which has served, and its language unless its whole answer is another."""
    language = lesson.language if rival.after == lesson.answer else rival.language
    return Lesson(question=rival.question, answer=rival.after, language=language, until=lesson.until)


def _conditional(lesson: Lesson, condition: str) -> str:
    when = condition.strip().rstrip(".:;,")
    return f"{when[:1].upper()}{when[1:]}: {lesson.answer}"
