"""Lines of the bot's own in a topic."""

from aiogram import Bot
from aiogram.types import ReplyParameters

from bot.bots import Bots
from bot.hints import REWRITES
from bot.topics.attempt import attempt
from bot.topics.lines import Lines
from bot.topics.notice_lines import NoticeLine, NoticeLines
from bot.topics.place import Place, group_of
from desk.errors import NotFound
from desk.ports import Desks
from desk.tenant import Tenant
from desk.work import ClaimedWork, Outcome, Sent


class GiveNotice:
    """Does NOTICE, by `details["notice"]`."""

    def __init__(self, *, desks: Desks, bots: Bots, lines: Lines, words: NoticeLines) -> None:
        self._desks = desks
        self._bots = bots
        self._lines = lines
        self._words = words

    async def __call__(self, tenant: Tenant, claimed: ClaimedWork) -> Outcome:
        work = claimed.work
        if work.conversation_id is None:
            raise NotFound
        async with self._desks(tenant.id) as desk:
            conversation = await desk.conversations.get(work.conversation_id)
            line = await self._words.of(desk, tenant, work)

        async def write(bot: Bot, place: Place) -> None:
            await _write(bot, place, line)

        if work.details["notice"] in REWRITES:
            await self._rewrite(tenant, work.details["message_id"], line)
        else:
            await self._lines.post(tenant, conversation, write)
        return Sent()

    async def _rewrite(self, tenant: Tenant, message_id: int, line: NoticeLine) -> None:
        """The notice of what was learnt says what became of it; without it that is done all the same."""
        bot, chat_id = self._bots.for_tenant(tenant), group_of(tenant)
        await attempt(
            bot.edit_message_text(
                line.text, chat_id=chat_id, message_id=message_id, reply_markup=line.buttons
            )
        )


async def _write(bot: Bot, place: Place, line: NoticeLine) -> None:
    reply = None
    if line.reply_to:
        reply = ReplyParameters(message_id=line.reply_to, allow_sending_without_reply=True)
    await bot.send_message(
        place.chat_id,
        line.text,
        message_thread_id=place.topic_id,
        reply_markup=line.buttons,
        reply_parameters=reply,
    )
