"""A message as the calls to ChatFlow that bring it, in their order."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from desk.message import Media, MediaKind, Message
from whatsapp.text_parts import PART_BYTES, encoded_size, split

TEXT_SECONDS = 20.0
MEDIA_SECONDS = 90.0
"""ChatFlow fetches and uploads the file before it answers."""
CAPTION_BYTES = PART_BYTES - 1_000
"""A caption shares the address with that of the file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """`method` is the last part of ChatFlow's address, `parameters` what it needs beside the token, the
    instance and the receiver."""

    method: str
    parameters: Mapping[str, str] = field(repr=False)
    seconds: float


@dataclass(frozen=True, slots=True, kw_only=True)
class _Way:
    """`captioned`: the text goes along with the file."""

    method: str
    parameter: str
    captioned: bool = True


_IMAGE = _Way(method="send-image", parameter="imageurl")
_FILE = _Way(method="send-doc", parameter="docurl")
_SOUND = _Way(method="send-audio", parameter="audiourl", captioned=False)
_WAYS = {
    MediaKind.IMAGE: _IMAGE,
    MediaKind.STICKER: _IMAGE,
    MediaKind.VIDEO: _Way(method="send-video", parameter="videourl"),
    MediaKind.AUDIO: _SOUND,
    MediaKind.VOICE: _SOUND,
}


def calls_of(message: Message, media_url: str = "") -> list[Call]:
    """`media_url`: where ChatFlow fetches the message's file. Each call has an id of its own, so that a
    gateway that honours it never sends a part twice."""
    calls = [_media_call(message, message.media, media_url)] if message.media else []
    if not (calls and calls[0].parameters.get("caption", "").strip()):
        calls += [_text_call(part) for part in split(message.text)]
    return [_numbered(call, message, place, len(calls)) for place, call in enumerate(calls, 1)]


def _media_call(message: Message, media: Media, url: str) -> Call:
    way = _way(media)
    parameters = {way.parameter: url}
    if way.captioned:
        fits = encoded_size(message.text) <= CAPTION_BYTES
        parameters["caption"] = (message.text.strip() if fits else "") or " "  # an empty one is refused
    return Call(method=way.method, parameters=parameters, seconds=MEDIA_SECONDS)


def _way(media: Media) -> _Way:
    way = _WAYS.get(media.kind, _FILE)
    return way if way is not _IMAGE or media.mimetype.startswith("image/") else _FILE


def _text_call(part: str) -> Call:
    return Call(method="send-text", parameters={"msg": part}, seconds=TEXT_SECONDS)


def _numbered(call: Call, message: Message, place: int, count: int) -> Call:
    suffix = f"-{place}" if count > 1 else ""
    parameters = {**call.parameters, "msg_id": f"{message.id}{suffix}"}
    return Call(method=call.method, parameters=parameters, seconds=call.seconds)
