"""The file of a message: what it is, and its bytes where the body carries them."""

import binascii
import mimetypes
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from desk.message import Media, MediaKind
from whatsapp.cleaning import word
from whatsapp.fields import truth

URL_LIMIT = 4096
OCTETS = "application/octet-stream"

KINDS: Mapping[str, MediaKind] = {
    **dict.fromkeys(("image", "photo", "picture", "jpg", "jpeg", "png", "webp", "gif"), MediaKind.IMAGE),
    **dict.fromkeys(("audio", "mp3"), MediaKind.AUDIO),
    **dict.fromkeys(("voice", "ptt"), MediaKind.VOICE),
    **dict.fromkeys(("video", "mp4"), MediaKind.VIDEO),
    **dict.fromkeys(
        ("document", "documentwithcaption", "file", "pdf", "doc", "docx", "xls", "xlsx"), MediaKind.DOCUMENT
    ),
    "sticker": MediaKind.STICKER,
    **dict.fromkeys(("location", "livelocation"), MediaKind.LOCATION),
    **dict.fromkeys(("contact", "contacts", "contactsarray", "vcard"), MediaKind.CONTACT),
    **dict.fromkeys(("poll", "pollcreation"), MediaKind.OTHER),
}
"""ChatFlow's names of kinds, in the form that `normal_kind` gives them."""

_USUAL_TYPE = {MediaKind.IMAGE: "image/jpeg", MediaKind.VOICE: "audio/ogg", MediaKind.VIDEO: "video/mp4"}
_MIMETYPE = re.compile(r"[a-z0-9][a-z0-9.+-]{0,60}/[a-z0-9][a-z0-9.+-]{0,100}")
_DATA_PREFIX = re.compile(r"\s*data:([^,;]*)[^,]{0,200},", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    media: Media
    content: bytes | None = field(default=None, repr=False)


def normal_kind(value: Any) -> str:
    """`imageMessage`, `IMAGE` and `image` are one name; `message` alone is none."""
    return re.sub(r"messages?", "", re.sub(r"[^a-z0-9]", "", word(value).lower()))


def parse_attachment(kind_name: str, data: Mapping[str, Any]) -> Attachment | None:
    """None when the message is of no kind that has a file, and brings none."""
    kind = KINDS.get(kind_name)
    prefix_type, content = decode(data.get("base64"))
    url = _url(data.get("url"))
    if kind is None and not url and content is None:
        return None
    mimetype = _mimetype(data.get("mimetype")) or _mimetype(data.get("mime")) or _mimetype(prefix_type)
    file_name = _file_name(data.get("fileName") or data.get("filename"))
    kind = kind or KINDS.get(normal_kind(data.get("type"))) or _kind_of(mimetype)
    if kind is MediaKind.AUDIO and truth(data.get("ptt")):
        kind = MediaKind.VOICE
    media = Media(
        kind=kind,
        mimetype=mimetype or _mimetype(mimetypes.guess_type(file_name)[0]) or _USUAL_TYPE.get(kind, OCTETS),
        file_name=file_name,
        seconds=_seconds(data.get("seconds", data.get("duration"))),
        url=url,
    )
    return Attachment(media=media, content=content)


def decode(value: Any) -> tuple[str, bytes | None]:
    """The type that a `data:` prefix names, and the bytes; no bytes when they can't be read."""
    if not isinstance(value, str):
        return "", None
    prefix = _DATA_PREFIX.match(value[:400])
    text = value[prefix.end() :] if prefix else value
    try:
        octets = b"".join(text.encode("ascii").split())
        octets = octets.rstrip(b"=").replace(b"-", b"+").replace(b"_", b"/")
        content = binascii.a2b_base64(octets + b"=" * (-len(octets) % 4), strict_mode=True)
    except (UnicodeEncodeError, binascii.Error):
        content = b""
    return (prefix.group(1) if prefix else ""), content or None


def _mimetype(value: Any) -> str:
    name = word(value).partition(";")[0].strip().lower()
    return name if _MIMETYPE.fullmatch(name) else ""


def _kind_of(mimetype: str) -> MediaKind:
    family = mimetype.partition("/")[0]
    if family in ("image", "audio", "video"):
        return MediaKind(family)
    return MediaKind.DOCUMENT if mimetype else MediaKind.OTHER


def _file_name(value: Any) -> str:
    """The last part of a path, printable, so that it can name a file or stand in a header."""
    last = re.split(r"[/\\]", word(value))[-1]
    return "".join(letter for letter in last if letter.isprintable()).strip(". ")


def _seconds(value: Any) -> int | None:
    try:
        seconds = float(value)
    except (TypeError, ValueError, OverflowError):
        return None
    return int(seconds) if 0 < seconds < 86_400 else None


def _url(value: Any) -> str:
    if not isinstance(value, str) or len(value) > URL_LIMIT:
        return ""
    address = word(value, URL_LIMIT)
    return address if address.lower().startswith(("https://", "http://")) else ""
