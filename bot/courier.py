"""Messages to clients who write to the bot privately."""

from collections.abc import AsyncIterator
from uuid import UUID

from aiogram.types import KeyboardButton, ReplyKeyboardMarkup
from aiogram.types import Message as Posted

from bot.attachments import post_file, takes_caption, upload
from bot.bots import Bots
from bot.problems import TROUBLE, Problems
from bot.text import CAPTION_LIMIT, parts, utf16_length
from desk.conversation import Conversation
from desk.message import Message, Option
from desk.ports import Desks
from desk.tenant import Tenant
from desk.work import Outcome, Sent, Uncertain


class TelegramCourier:
    """Words go as they are, without formatting; long ones in several messages."""

    def __init__(self, *, desks: Desks, bots: Bots, problems: Problems) -> None:
        self._desks = desks
        self._bots = bots
        self._problems = problems

    async def send(self, tenant: Tenant, conversation: Conversation, message: Message) -> Outcome:
        """What arrived in part is uncertain: to send it again would repeat that part."""
        chat_id, arrived = int(conversation.contact.external_id), ""
        try:
            async for posted in self._pieces(tenant, chat_id, message):
                arrived = f"{chat_id}:{posted.message_id}"
        except TROUBLE as error:
            outcome = self._problems.outcome(error, tenant.team_language, once=True)
            return Uncertain(error=self._problems.say(error, tenant.team_language)) if arrived else outcome
        return Sent(provider_id=arrived)

    async def _pieces(self, tenant: Tenant, chat_id: int, message: Message) -> AsyncIterator[Posted]:
        bot, text, media = self._bots.for_tenant(tenant), message.text, message.media
        if media and (blob_id := media.blob_id):
            fits = takes_caption(media) and utf16_length(text) <= CAPTION_LIMIT
            caption = text if fits else None
            file = upload(media, await self._content(tenant, blob_id))
            yield await post_file(bot, chat_id, media, file, caption=caption, parse_mode=None)
            text = "" if fits else text
        pieces = parts(text)
        for number, piece in enumerate(pieces, start=1):
            choice = _choice(message.options) if number == len(pieces) else None
            yield await bot.send_message(chat_id, piece, parse_mode=None, reply_markup=choice)

    async def _content(self, tenant: Tenant, blob_id: UUID) -> bytes:
        async with self._desks(tenant.id) as desk:
            content, _ = await desk.blobs.get(blob_id)
        return content


def _choice(options: tuple[Option, ...]) -> ReplyKeyboardMarkup | None:
    """A tap writes the choice for the client."""
    if not options:
        return None
    rows = [[KeyboardButton(text=option.label)] for option in options]
    return ReplyKeyboardMarkup(keyboard=rows, resize_keyboard=True, one_time_keyboard=True)
