"""A slip follows the database: posted once, then edited where it stands."""

from collections.abc import Mapping

from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest

from bot import refusals
from bot.bots import Bots
from bot.pace import aside
from bot.slips.room_topics import RoomTopics
from bot.slips.words import SlipText, SlipWords
from bot.topics.lines import Lines
from bot.topics.place import Place, group_of
from desk.ports import Desks, Slip
from desk.slip import Room, SlipKind
from desk.tenant import Tenant
from desk.work import ClaimedWork, Outcome, Sent, Work


class ShowSlip:
    """Does SLIP. `words`: of each kind. A room is read when there is time: what goes into one gives way to
    everything else; the topic of a conversation has a client who waits."""

    def __init__(
        self,
        *,
        desks: Desks,
        bots: Bots,
        rooms: RoomTopics,
        lines: Lines,
        words: Mapping[SlipKind, SlipWords],
    ) -> None:
        self._desks = desks
        self._bots = bots
        self._rooms = rooms
        self._lines = lines
        self._words = words

    async def __call__(self, tenant: Tenant, claimed: ClaimedWork) -> Outcome:
        work, kind = claimed.work, SlipKind(claimed.work.details["slip"])
        async with self._desks(tenant.id) as desk:
            content = await self._words[kind](desk, tenant, work.subject_id)
            standing = await desk.slips.of(work.subject_id)
        if standing and await self._edited(tenant, standing, content):
            return Sent()
        if content.buttons:
            await self._post(tenant, work, kind, content)
        return Sent()

    async def _edited(self, tenant: Tenant, slip: Slip, content: SlipText) -> bool:
        """False when the message is gone."""
        try:
            await self._bots.for_tenant(tenant).edit_message_text(
                content.text,
                chat_id=group_of(tenant),
                message_id=slip.message_id,
                reply_markup=content.buttons,
            )
        except TelegramBadRequest as refused:
            if refusals.says_message_lost(refused) or refusals.says_topic_lost(refused):
                return False
            if not refusals.says_unchanged(refused):
                raise
        return True

    async def _post(self, tenant: Tenant, work: Work, kind: SlipKind, content: SlipText) -> None:
        async def write(bot: Bot, place: Place) -> None:
            posted = await bot.send_message(
                place.chat_id,
                content.text,
                message_thread_id=place.topic_id,
                reply_markup=content.buttons,
            )
            slip = Slip(kind=kind, subject_id=work.subject_id, message_id=posted.message_id)
            async with self._desks(tenant.id) as desk:
                await desk.slips.posted(slip, place.chat_id)

        if work.conversation_id is None:
            with aside():
                await self._rooms.post(tenant, Room(work.details["room"]), write)
            return
        async with self._desks(tenant.id) as desk:
            conversation = await desk.conversations.get(work.conversation_id)
        await self._lines.post(tenant, conversation, write)
