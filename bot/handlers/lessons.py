"""What the team does about lessons: decides on proposals, answers gaps, names who may teach."""

from collections.abc import Awaitable, Callable, Mapping
from uuid import UUID

from aiogram import F, Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message

from bot.answers import reason_of, refuse, tell
from bot.buttons import Button, Pressed
from bot.lessons.gap_list import gap_list
from bot.media import text_of
from bot.own_group import OwnGroup
from bot.people import agent, author
from bot.slips.filters import RepliesToSlip
from desk.errors import DeskError
from desk.ports import Desks, Phrasebook
from desk.proposal import Awaited, Proposal
from desk.slip import Room, SlipKind, slip_in_room
from desk.tenant import Tenant
from desk.usecases.answer_gap import AnswerGap
from desk.usecases.appoint import Appoint
from desk.usecases.decide_proposal import DecideProposal
from desk.usecases.teach import Taken

GAPS_LISTED, GAPS_SHOWN = 10, 5


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
    for button, handler in _PRESSED.items():
        router.callback_query.register(handler, Pressed(button))
    return router


async def accept(
    query: CallbackQuery,
    subject_id: UUID,
    tenant: Tenant,
    decide_proposal: DecideProposal,
    phrasebook: Phrasebook,
) -> None:
    deciding = decide_proposal.accept(tenant.id, subject_id, agent(query.from_user))
    await _decide(query, tenant, phrasebook, deciding)


async def decline(
    query: CallbackQuery,
    subject_id: UUID,
    tenant: Tenant,
    decide_proposal: DecideProposal,
    phrasebook: Phrasebook,
) -> None:
    deciding = decide_proposal.decline(tenant.id, subject_id, agent(query.from_user))
    await _decide(query, tenant, phrasebook, deciding)


async def undo(
    query: CallbackQuery,
    subject_id: UUID,
    tenant: Tenant,
    decide_proposal: DecideProposal,
    phrasebook: Phrasebook,
) -> None:
    deciding = decide_proposal.undo(tenant.id, subject_id, agent(query.from_user))
    await _decide(query, tenant, phrasebook, deciding)


async def both(
    query: CallbackQuery,
    subject_id: UUID,
    tenant: Tenant,
    decide_proposal: DecideProposal,
    phrasebook: Phrasebook,
) -> None:
    deciding = decide_proposal.ask(tenant.id, subject_id, agent(query.from_user), Awaited.CONDITION)
    await _decide(query, tenant, phrasebook, deciding)


async def amend(
    query: CallbackQuery,
    subject_id: UUID,
    tenant: Tenant,
    decide_proposal: DecideProposal,
    phrasebook: Phrasebook,
) -> None:
    deciding = decide_proposal.ask(tenant.id, subject_id, agent(query.from_user), Awaited.TEXT)
    await _decide(query, tenant, phrasebook, deciding)


async def _decide(
    query: CallbackQuery, tenant: Tenant, phrasebook: Phrasebook, deciding: Awaitable[Proposal]
) -> None:
    try:
        proposal = await deciding
    except DeskError as error:
        await refuse(query, error, phrasebook, tenant.team_language)
        return
    state = f"awaits-{proposal.awaits}" if proposal.awaits else proposal.status
    await tell(query, phrasebook.say(f"press-lesson-{state}", tenant.team_language))


async def skip(
    query: CallbackQuery, subject_id: UUID, tenant: Tenant, answer_gap: AnswerGap, phrasebook: Phrasebook
) -> None:
    try:
        await answer_gap.skip(tenant.id, subject_id, agent(query.from_user))
    except DeskError as error:
        await refuse(query, error, phrasebook, tenant.team_language)
    else:
        await tell(query, phrasebook.say("press-skipped", tenant.team_language))


_PRESSED: Mapping[Button, Callable[..., Awaitable[None]]] = {
    Button.ACCEPT: accept,
    Button.DECLINE: decline,
    Button.UNDO: undo,
    Button.BOTH: both,
    Button.AMEND: amend,
    Button.SKIP: skip,
}


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
