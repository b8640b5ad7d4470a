"""What the team says of the bot's answers, by buttons and by words."""

from collections.abc import Mapping
from uuid import UUID

from aiogram import F, Router
from aiogram.filters import Filter
from aiogram.types import CallbackQuery, Message

from bot.answers import reason_of, settle
from bot.buttons import Button, Pressed
from bot.own_group import OwnGroup
from bot.people import agent, author
from bot.slips.filters import InRoom, RepliesToSlip
from bot.team_reply import for_client, is_internal
from desk.errors import DeskError
from desk.ports import Phrasebook
from desk.slip import Room, SlipKind
from desk.tenant import Tenant
from desk.usecases.judge_answer import JudgeAnswer
from desk.usecases.send_draft import SendDraft
from desk.verdict import Verdict

VERDICTS: Mapping[Button, Verdict] = {Button.RIGHT: Verdict.RIGHT, Button.WRONG: Verdict.WRONG}


class Corrects(Filter):
    """Words that follow [Исправить], though they are no reply: people just write on a phone."""

    async def __call__(
        self, message: Message, tenant: Tenant, judge_answer: JudgeAnswer
    ) -> bool | dict[str, UUID]:
        writer = author(message, "")
        subject_id = await judge_answer.corrected_by(tenant.id, writer) if writer else None
        return subject_id is not None and {"subject_id": subject_id}


def router() -> Router:
    router = Router(name="verdicts")
    router.callback_query.filter(OwnGroup())
    router.callback_query.register(judge, Pressed(*VERDICTS))
    router.callback_query.register(begin, Pressed(Button.CORRECT))
    router.callback_query.register(send, Pressed(Button.SEND))
    router.message.filter(OwnGroup(), F.text, ~F.sender_chat)
    router.message.register(correct, RepliesToSlip(SlipKind.VERDICT))
    router.message.register(correct, F.is_topic_message, InRoom(Room.REVIEW), Corrects())
    return router


async def judge(
    query: CallbackQuery,
    button: Button,
    subject_id: UUID,
    tenant: Tenant,
    judge_answer: JudgeAnswer,
    phrasebook: Phrasebook,
) -> None:
    verdict = VERDICTS[button]
    judging = judge_answer(tenant.id, subject_id, verdict, agent(query.from_user))
    await settle(query, tenant, phrasebook, judging, f"press-{verdict}")


async def begin(
    query: CallbackQuery, subject_id: UUID, tenant: Tenant, judge_answer: JudgeAnswer, phrasebook: Phrasebook
) -> None:
    beginning = judge_answer.begin_correction(tenant.id, subject_id, agent(query.from_user))
    await settle(query, tenant, phrasebook, beginning, "press-correct", alert=True)


async def send(
    query: CallbackQuery, subject_id: UUID, tenant: Tenant, send_draft: SendDraft, phrasebook: Phrasebook
) -> None:
    sending = send_draft(tenant.id, subject_id, agent(query.from_user))
    await settle(query, tenant, phrasebook, sending, "press-sent")


async def correct(
    message: Message,
    subject_id: UUID,
    tenant: Tenant,
    judge_answer: JudgeAnswer,
    phrasebook: Phrasebook,
) -> None:
    """Only after [Исправить]: a remark below a slip is a remark, and whoever meant more is told."""
    writer, text = author(message, ""), for_client(message.text or "")
    if writer is None or is_internal(message.text or "") or not text:
        return
    if await judge_answer.corrected_by(tenant.id, writer) != subject_id:
        await message.reply(phrasebook.say("verdict-press-first", tenant.team_language))
        return
    try:
        await judge_answer.correct(tenant.id, subject_id, writer, text)
    except DeskError as error:
        await message.reply(reason_of(error, phrasebook, tenant.team_language))
