"""A file that somebody sends, on either side."""

from dataclasses import dataclass, field
from enum import StrEnum


class MediaKind(StrEnum):
    """Telegram's names; ChatFlow calls a photo an image, and a voice message an audio with `ptt`."""

    PHOTO = "photo"
    DOCUMENT = "document"
    VOICE = "voice"
    AUDIO = "audio"
    VIDEO = "video"
    STICKER = "sticker"


@dataclass(frozen=True, slots=True, kw_only=True)
class Media:
    kind: MediaKind
    data: bytes = field(repr=False)
    mime: str
    name: str = ""
    caption: str = ""
    seconds: int = 0
