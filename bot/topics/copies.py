"""What is written on the client's side while a person has the talk, shown in the topic."""

from collections.abc import Awaitable, Callable
from uuid import UUID

from aiogram import Bot

from bot.attachments import File, post_file, takes_caption, upload
from bot.text import CAPTION_LIMIT, MESSAGE_LIMIT, escaped, excerpt, parts, utf16_length
from bot.topics.lines import Lines
from bot.topics.place import Place
from desk.conversation import Conversation
from desk.errors import FileUnavailable
from desk.message import Media, Message, Role
from desk.ports import Desks, Phrasebook
from desk.tenant import Tenant
from desk.work import ClaimedWork, Outcome, Retry, Sent

NAME_LIMIT = 120
HEADER_ROOM = 200
PATIENCE_TRIES = 3
"""A file that can't be had by then is named instead of shown, so that the words after it go on."""

Bring = Callable[[UUID, Message], Awaitable[Message]]


class CopyMessage:
    """Does COPY. `bring` puts a message's file into the store; raises FileUnavailable."""

    def __init__(self, *, desks: Desks, lines: Lines, bring: Bring, phrasebook: Phrasebook) -> None:
        self._desks = desks
        self._lines = lines
        self._bring = bring
        self._phrasebook = phrasebook

    async def __call__(self, tenant: Tenant, claimed: ClaimedWork) -> Outcome:
        async with self._desks(tenant.id) as desk:
            message = await desk.messages.get(claimed.work.subject_id)
            conversation = await desk.conversations.get(message.conversation_id)
        try:
            file = await self._file(tenant, message)
        except FileUnavailable as error:
            if claimed.attempts < PATIENCE_TRIES:
                return Retry(error=str(error))
            file = None

        async def write(bot: Bot, place: Place) -> None:
            await self._write(bot, place, tenant, conversation, message, file)

        await self._lines.post(tenant, conversation, write)
        return Sent()

    async def _file(self, tenant: Tenant, message: Message) -> File | None:
        """Telegram's own id does for a file that is too large to be fetched from it."""
        media = message.media
        if media is None or not (media.blob_id or media.url or media.telegram_file_id):
            return None
        try:
            brought = (await self._bring(tenant.id, message)).media
        except FileUnavailable:
            if media.telegram_file_id:
                return media.telegram_file_id
            raise
        if brought is None or brought.blob_id is None:
            return None
        async with self._desks(tenant.id) as desk:
            content, _ = await desk.blobs.get(brought.blob_id)
        return upload(brought, content)

    async def _write(
        self,
        bot: Bot,
        place: Place,
        tenant: Tenant,
        conversation: Conversation,
        message: Message,
        file: File | None,
    ) -> None:
        header, text = self._header(tenant, conversation, message), message.text
        if message.media and file:
            text = await self._with_file(bot, place, header, message.media, file, text)
        elif message.media:
            header += f"\n<i>{self._missing(tenant, message.media)}</i>"
            if not text:
                await bot.send_message(place.chat_id, header, message_thread_id=place.topic_id)
        for part in parts(text, MESSAGE_LIMIT - HEADER_ROOM):
            body = f"{header}\n{escaped(part)}"
            await bot.send_message(place.chat_id, body, message_thread_id=place.topic_id)

    async def _with_file(
        self, bot: Bot, place: Place, header: str, media: Media, file: File, text: str
    ) -> str:
        """What of the text is still to be said."""
        caption = f"{header}\n{escaped(text)}" if text else header
        fits = takes_caption(media) and utf16_length(caption) <= CAPTION_LIMIT
        await post_file(
            bot,
            place.chat_id,
            media,
            file,
            caption=caption if fits else header,
            message_thread_id=place.topic_id,
        )
        return "" if fits else text

    def _header(self, tenant: Tenant, conversation: Conversation, message: Message) -> str:
        if message.role is Role.MANAGER:
            return f"<b>{self._phrasebook.say('said-from-phone', tenant.team_language)}:</b>"
        name = excerpt(conversation.contact.name, NAME_LIMIT)
        return f"<b>{name or self._phrasebook.say('client-unnamed', tenant.team_language)}:</b>"

    def _missing(self, tenant: Tenant, media: Media) -> str:
        kind = self._phrasebook.say("media", tenant.team_language, kind=media.kind)
        return self._phrasebook.say("file-missing", tenant.team_language, kind=kind)
