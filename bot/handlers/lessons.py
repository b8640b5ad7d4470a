"""What the team does about lessons: decides on proposals, answers gaps, names who may teach."""

from collections.abc import Awaitable, Callable, Mapping
from uuid import UUID

from aiogram import F, Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message

from bot.answers import reason_of, settle
from bot.buttons import Button, Pressed
from bot.lessons.gap_list import gap_list
from bot.media import text_of
from bot.own_group import OwnGroup
from bot.people import agent, author
from bot.slips.filters import RepliesToSlip
from desk.errors import DeskError
from desk.handover import Agent
from desk.ports import Desks, Phrasebook
from desk.proposal import Awaited, Proposal
from desk.slip import Room, SlipKind, slip_in_room
from desk.tenant import Tenant
from desk.usecases.answer_gap import AnswerGap
from desk.usecases.appoint import Appoint
from desk.usecases.decide_proposal import DecideProposal
from desk.usecases.teach import Taken

GAPS_LISTED, GAPS_SHOWN = 10, 5

DECISIONS: Mapping[Button, Callable[[DecideProposal, UUID, UUID, Agent], Awaitable[Proposal]]] = {
    Button.ACCEPT: DecideProposal.accept,
    Button.DECLINE: DecideProposal.decline,
    Button.UNDO: DecideProposal.undo,
}
AWAITED: Mapping[Button, Awaited] = {
    Button.BOTH: Awaited.CONDITION,
    Button.AMEND: Awaited.TEXT,
}


def router() -> Router:
    """Stands before the topics: a reply to a slip is never for a client."""
    router = Router(name="lessons")
    router.message.filter(OwnGroup())
    router.message.register(list_gaps, Command("gaps"))
    router.message.register(appoint, Command("admin"), F.reply_to_message.from_user)
    router.message.register(dismiss, Command("manager"), F.reply_to_message.from_user)
    router.message.register(reword, RepliesToSlip(SlipKind.PROPOSAL))
    router.message.register(answer, RepliesToSlip(SlipKind.GAP))
    router.callback_query.filter(OwnGroup())
    router.callback_query.register(decide, Pressed(*DECISIONS))
    router.callback_query.register(ask, Pressed(*AWAITED))
    router.callback_query.register(skip, Pressed(Button.SKIP))
    return router


async def decide(
    query: CallbackQuery,
    button: Button,
    subject_id: UUID,
    tenant: Tenant,
    decide_proposal: DecideProposal,
    phrasebook: Phrasebook,
) -> None:
    deciding = DECISIONS[button](decide_proposal, tenant.id, subject_id, agent(query.from_user))
    await settle(query, tenant, phrasebook, deciding, _decided)


async def ask(
    query: CallbackQuery,
    button: Button,
    subject_id: UUID,
    tenant: Tenant,
    decide_proposal: DecideProposal,
    phrasebook: Phrasebook,
) -> None:
    asking = decide_proposal.ask(tenant.id, subject_id, agent(query.from_user), AWAITED[button])
    await settle(query, tenant, phrasebook, asking, _decided)


def _decided(proposal: Proposal) -> str:
    state = f"awaits-{proposal.awaits}" if proposal.awaits else proposal.status
    return f"press-lesson-{state}"


async def skip(
    query: CallbackQuery, subject_id: UUID, tenant: Tenant, answer_gap: AnswerGap, phrasebook: Phrasebook
) -> None:
    skipping = answer_gap.skip(tenant.id, subject_id, agent(query.from_user))
    await settle(query, tenant, phrasebook, skipping, "press-skipped")


async def reword(
    message: Message,
    subject_id: UUID,
    tenant: Tenant,
    decide_proposal: DecideProposal,
    phrasebook: Phrasebook,
) -> None:
    """A condition, or better words for the answer."""
    writer, text = author(message, ""), text_of(message)
    if writer is None or not text:
        return
    try:
        await decide_proposal.reply(tenant.id, subject_id, writer, text)
    except DeskError as error:
        why = reason_of(error, phrasebook, tenant.team_language)
        not_sent = phrasebook.say("lesson-not-sent", tenant.team_language)
        await message.reply(f"{why} {not_sent}", parse_mode=None)


async def answer(
    message: Message, subject_id: UUID, tenant: Tenant, answer_gap: AnswerGap, phrasebook: Phrasebook
) -> None:
    writer, text = author(message, ""), text_of(message)
    if writer is None or not text:
        return
    try:
        result = await answer_gap(tenant.id, subject_id, writer, text)
    except DeskError as error:
        await message.reply(reason_of(error, phrasebook, tenant.team_language), parse_mode=None)
        return
    if result.taken is Taken.WAITS:
        await message.reply(phrasebook.say("gap-waits", tenant.team_language), parse_mode=None)


async def list_gaps(message: Message, tenant: Tenant, desks: Desks, phrasebook: Phrasebook) -> None:
    """The list where it was asked for; the most asked ones to be answered in the room of the knowledge."""
    async with desks(tenant.id) as desk:
        gaps = await desk.gaps.open(limit=GAPS_LISTED)
        for gap in gaps[:GAPS_SHOWN]:
            await desk.outbox.add(slip_in_room(Room.KNOWLEDGE, SlipKind.GAP, gap.id))
    await message.answer(gap_list(phrasebook, tenant.team_language, gaps))


async def appoint(message: Message, tenant: Tenant, appoint: Appoint, phrasebook: Phrasebook) -> None:
    await _appoint(message, tenant, appoint, phrasebook, admin=True)


async def dismiss(message: Message, tenant: Tenant, appoint: Appoint, phrasebook: Phrasebook) -> None:
    await _appoint(message, tenant, appoint, phrasebook, admin=False)


async def _appoint(
    message: Message, tenant: Tenant, appoint: Appoint, phrasebook: Phrasebook, *, admin: bool
) -> None:
    """The owner answers a message of somebody with the command."""
    whom = message.reply_to_message.from_user if message.reply_to_message else None
    if message.from_user is None or whom is None or whom.is_bot:
        return
    try:
        await appoint(tenant.id, agent(message.from_user), agent(whom), admin=admin)
    except DeskError as error:
        await message.reply(reason_of(error, phrasebook, tenant.team_language), parse_mode=None)
        return
    key = "appointed" if admin else "dismissed"
    await message.reply(phrasebook.say(key, tenant.team_language, name=whom.full_name), parse_mode=None)
