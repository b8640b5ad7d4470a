"""A file is posted the way Telegram shows its kind best."""

from collections.abc import Awaitable, Callable
from typing import Any

from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest
from aiogram.types import BufferedInputFile, Message

from bot import refusals
from desk.message import Media, MediaKind

File = BufferedInputFile | str
"""What is uploaded, or the id of what Telegram has."""

_PARAMETER: dict[MediaKind, str] = {
    MediaKind.IMAGE: "photo",
    MediaKind.VOICE: "voice",
    MediaKind.AUDIO: "audio",
    MediaKind.VIDEO: "video",
    MediaKind.STICKER: "sticker",
}
_ENDING: dict[str, str] = {
    "image/jpeg": ".jpg",
    "image/png": ".png",
    "image/webp": ".webp",
    "audio/ogg": ".ogg",
    "audio/mpeg": ".mp3",
    "audio/mp4": ".m4a",
    "video/mp4": ".mp4",
    "application/pdf": ".pdf",
}


def upload(media: Media, content: bytes) -> BufferedInputFile:
    mimetype = media.mimetype.partition(";")[0].strip().lower()
    name = media.file_name or f"{media.kind}{_ENDING.get(mimetype, '')}"
    return BufferedInputFile(content, filename=name)


async def post_file(bot: Bot, chat_id: int, media: Media, file: File, **options: Any) -> Message:
    """`options`: caption, thread, reply. What Telegram does not take as its kind goes as a document."""
    name = _PARAMETER.get(media.kind, "document")
    if name == "sticker":
        options.pop("caption", None)
    try:
        return await _sender(bot, name)(chat_id, file, **options)
    except TelegramBadRequest as refused:
        if name == "document" or isinstance(file, str) or not refusals.says_wrong_file(refused):
            raise
    return await bot.send_document(chat_id, file, **options)


def takes_caption(media: Media) -> bool:
    return media.kind is not MediaKind.STICKER


def _sender(bot: Bot, name: str) -> Callable[..., Awaitable[Message]]:
    sender: Callable[..., Awaitable[Message]] = getattr(bot, f"send_{name}")
    return sender
