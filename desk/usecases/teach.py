"""A lesson is compared with what is known first: then it goes live, waits, or is known already."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from uuid import UUID, uuid4

from desk.knowledge import KnowledgeItem, Lesson, Provenance
from desk.ports import Comparison, Desk, Desks, Examiner, Tenants
from desk.proposal import Change, Proposal, ProposalKind, ProposalStatus
from desk.slip import Room, SlipKind, slip_in_room, slip_in_topic
from desk.team import TEACHERS, role_of
from desk.tenant import Tenant

CASES = 200
"""Approved answers that are tried at every change."""
GAPS = 100
"""Questions of the most asked ones among which those that a lesson answers are looked for."""
MOST_MISSES = 3


class Taken(StrEnum):
    """What became of a lesson."""

    LIVE = "live"
    KNOWN = "known"
    WAITS = "waits"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True, kw_only=True)
class Teaching:
    """`conversation_id`: in whose topic it was said; None for the team's own room."""

    lesson: Lesson
    provenance: Provenance
    conversation_id: UUID | None = None
    corrects: tuple[UUID, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """`item`: the live entry, new or known. `misses`: ways to ask that another entry would answer."""

    taken: Taken
    item: KnowledgeItem | None = None
    misses: Sequence[Change] = ()


class Teach:
    """What the owner, or an admin, says is live at once unless it contradicts what is known or changes an
    approved answer. What others say is proposed to the owner."""

    def __init__(self, *, desks: Desks, tenants: Tenants, examiner: Examiner) -> None:
        self._desks = desks
        self._tenants = tenants
        self._examiner = examiner

    async def __call__(self, client_id: UUID, teaching: Teaching) -> Result:
        """Doing it again changes nothing. Raises Unexaminable."""
        tenant = await self._tenants.get(client_id)
        async with self._desks(client_id) as desk:
            teaches = await role_of(desk, tenant, teaching.provenance.agent_id) in TEACHERS
            own = [item.id for item in await desk.knowledge.live() if _grows(item, teaching)]
        comparison = await self._examiner.compare(tenant, teaching.lesson, apart_from=own)
        if teaching.corrects and not {rival.item_id for rival in comparison.rivals} & set(teaching.corrects):
            return Result(taken=Taken.NOTHING)
        if comparison.repeats:
            return await self._known(client_id, comparison.repeats)
        if not teaches:
            return await self._propose(tenant, teaching, comparison)
        if comparison.rivals:
            await self._wait(tenant, teaching, ProposalKind.CONFLICT, comparison)
            return Result(taken=Taken.WAITS)
        return await self._decide(tenant, teaching)

    async def live(self, tenant: Tenant, lesson: Lesson, provenance: Provenance) -> Result:
        """At once, and tried afterwards. Raises Unexaminable."""
        async with self._desks(tenant.id) as desk:
            item = await desk.knowledge.add(lesson, provenance)
        answered = await self._answered(tenant, lesson)
        misses = await self._examiner.misses(tenant, item, [lesson.question])
        async with self._desks(tenant.id) as desk:
            await approve(desk, lesson, item.id, answered)
        return Result(taken=Taken.LIVE, item=item, misses=misses[:MOST_MISSES])

    async def changes(self, tenant: Tenant, edited: Sequence[KnowledgeItem]) -> Sequence[Change]:
        """Which approved answers would be others. Raises Unexaminable."""
        async with self._desks(tenant.id) as desk:
            cases = await desk.cases.all(limit=CASES)
        return await self._examiner.changes(tenant, edited, cases)

    async def _decide(self, tenant: Tenant, teaching: Teaching) -> Result:
        changes = await self.changes(tenant, [preview(tenant, teaching.lesson, teaching.provenance)])
        if changes:
            await self._wait(tenant, teaching, ProposalKind.CHANGES, Comparison(), changes)
            return Result(taken=Taken.WAITS)
        return await self.live(tenant, teaching.lesson, teaching.provenance)

    async def _known(self, client_id: UUID, item_id: UUID) -> Result:
        async with self._desks(client_id) as desk:
            return Result(taken=Taken.KNOWN, item=await desk.archive.observe(item_id))

    async def _propose(self, tenant: Tenant, teaching: Teaching, comparison: Comparison) -> Result:
        """The same fact said again is counted on the slip that waits already."""
        async with self._desks(tenant.id) as desk:
            waiting = {proposal.id: proposal.lesson for proposal in await desk.proposals.open()}
        same = await self._examiner.said_before(tenant, teaching.lesson, waiting)
        if same is None:
            kind = ProposalKind.CONFLICT if comparison.rivals else ProposalKind.NEW
            await self._wait(tenant, replace(teaching, conversation_id=None), kind, comparison)
            return Result(taken=Taken.WAITS)
        async with self._desks(tenant.id) as desk:
            proposal = await desk.proposals.lock(same)
            if proposal.provenance.message_id != teaching.provenance.message_id:
                await desk.proposals.save(replace(proposal, count=proposal.count + 1))
                await show(desk, proposal)
        return Result(taken=Taken.WAITS)

    async def _wait(
        self,
        tenant: Tenant,
        teaching: Teaching,
        kind: ProposalKind,
        comparison: Comparison,
        changes: Sequence[Change] = (),
    ) -> None:
        async with self._desks(tenant.id) as desk:
            waiting = next((one for one in await desk.proposals.open() if _continues(one, teaching)), None)
            proposal = Proposal(
                id=waiting.id if waiting else uuid4(),
                kind=kind,
                status=ProposalStatus.OPEN,
                lesson=teaching.lesson,
                provenance=teaching.provenance,
                conversation_id=teaching.conversation_id,
                rivals=comparison.rivals,
                changes=tuple(changes),
            )
            if waiting:
                await desk.proposals.save(proposal)
            else:
                await desk.proposals.add(proposal)
                for rival in comparison.rivals:
                    if rival.item_id in teaching.corrects:
                        await desk.archive.overrule(rival.item_id)
            await show(desk, proposal)

    async def _answered(self, tenant: Tenant, lesson: Lesson) -> Sequence[UUID]:
        """The open gaps that it fills."""
        async with self._desks(tenant.id) as desk:
            missing = {gap.id: gap.question for gap in await desk.gaps.open(limit=GAPS)}
        return await self._examiner.alike(tenant, lesson.question, missing) if missing else []


async def approve(desk: Desk, lesson: Lesson, item_id: UUID, answered: Sequence[UUID]) -> None:
    """From now on this question is tried at every change, and whatever lacked the answer has it."""
    await desk.cases.keep(lesson.question, lesson.language, item_id)
    await desk.gaps.close(answered, item_id)
    for gap in await desk.gaps.closed_by(item_id):
        if await desk.slips.of(gap.id):
            await desk.outbox.add(slip_in_room(Room.KNOWLEDGE, SlipKind.GAP, gap.id))


async def show(desk: Desk, proposal: Proposal) -> None:
    """Its slip follows the database."""
    if proposal.conversation_id is None:
        await desk.outbox.add(slip_in_room(Room.KNOWLEDGE, SlipKind.PROPOSAL, proposal.id))
    else:
        await desk.outbox.add(slip_in_topic(proposal.conversation_id, SlipKind.PROPOSAL, proposal.id))


def _grows(item: KnowledgeItem, teaching: Teaching) -> bool:
    """The same answer, to which its author adds something."""
    of = teaching.provenance.handover_id
    asked = item.question.casefold() == teaching.lesson.question.casefold()
    return of is not None and item.provenance.handover_id == of and asked


def _continues(proposal: Proposal, teaching: Teaching) -> bool:
    mine, theirs = teaching.provenance, proposal.provenance
    same_talk = mine.handover_id is not None and mine.handover_id == theirs.handover_id
    asked = proposal.lesson.question.casefold() == teaching.lesson.question.casefold()
    return mine.agent_id == theirs.agent_id and same_talk and asked


def preview(tenant: Tenant, lesson: Lesson, provenance: Provenance) -> KnowledgeItem:
    """The entry as it would be."""
    return KnowledgeItem(
        id=uuid4(),
        client_id=tenant.id,
        question=lesson.question,
        answer=lesson.answer,
        language=lesson.language,
        version=1,
        revision=0,
        live=True,
        provenance=provenance,
    )
