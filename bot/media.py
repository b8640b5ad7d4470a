"""What a Telegram message says, in the desk's own terms."""

from collections.abc import Callable

from aiogram.enums import ContentType
from aiogram.types import Message

from desk.message import Media, MediaKind

UNSENDABLE = frozenset(
    {
        ContentType.CHECKLIST,
        ContentType.DICE,
        ContentType.GAME,
        ContentType.GIFT,
        ContentType.GIVEAWAY,
        ContentType.INVOICE,
        ContentType.PAID_MEDIA,
        ContentType.POLL,
        ContentType.RICH_MESSAGE,
        ContentType.STORY,
    }
)
"""What people write and no other channel has: everything else without words or a file is Telegram's own."""


def text_of(message: Message) -> str:
    """The words; a place is a link to the map, a contact its name and number."""
    if message.venue or message.location:
        return _place(message)
    if contact := message.contact:
        return " ".join(
            part for part in (contact.first_name, contact.last_name, contact.phone_number) if part
        )
    return message.text or message.caption or ""


def media_of(message: Message) -> Media | None:
    reader = _READERS.get(message.content_type)
    return reader(message) if reader else None


def _place(message: Message) -> str:
    venue = message.venue
    location = venue.location if venue else message.location
    link = f"https://maps.google.com/?q={location.latitude},{location.longitude}" if location else ""
    return "\n".join(part for part in (venue and venue.title, venue and venue.address, link) if part)


def _photo(message: Message) -> Media | None:
    sizes = message.photo or []
    if not sizes:
        return None
    largest = max(sizes, key=lambda size: size.width * size.height)
    return Media(kind=MediaKind.IMAGE, mimetype="image/jpeg", telegram_file_id=largest.file_id)


def _sticker(message: Message) -> Media | None:
    sticker = message.sticker
    if sticker is None:
        return None
    mimetype = "video/webm" if sticker.is_video else "image/webp"
    if sticker.is_animated:
        mimetype = "application/x-tgsticker"
    return Media(kind=MediaKind.STICKER, mimetype=mimetype, telegram_file_id=sticker.file_id)


def _video_note(message: Message) -> Media | None:
    note = message.video_note
    if note is None:
        return None
    return Media(
        kind=MediaKind.VIDEO, mimetype="video/mp4", seconds=note.duration, telegram_file_id=note.file_id
    )


def _file(kind: MediaKind, mimetype: str) -> Callable[[Message], Media | None]:
    """Kinds that Telegram describes alike; `mimetype` where the sender did not say."""

    def read(message: Message) -> Media | None:
        file = message.voice or message.audio or message.video or message.animation or message.document
        if file is None:
            return None
        return Media(
            kind=kind,
            mimetype=file.mime_type or mimetype,
            file_name=getattr(file, "file_name", None) or "",
            seconds=getattr(file, "duration", None),
            telegram_file_id=file.file_id,
        )

    return read


_READERS: dict[str, Callable[[Message], Media | None]] = {
    ContentType.PHOTO: _photo,
    ContentType.STICKER: _sticker,
    ContentType.VIDEO_NOTE: _video_note,
    ContentType.VOICE: _file(MediaKind.VOICE, "audio/ogg"),
    ContentType.AUDIO: _file(MediaKind.AUDIO, "audio/mpeg"),
    ContentType.VIDEO: _file(MediaKind.VIDEO, "video/mp4"),
    ContentType.ANIMATION: _file(MediaKind.VIDEO, "video/mp4"),
    ContentType.DOCUMENT: _file(MediaKind.DOCUMENT, "application/octet-stream"),
}
