"""The body ChatFlow posts to the app's webhook for a client's message."""

import base64
import secrets

from sandbox.chatflow.state import Phone, PhoneMessage
from sandbox.media import MediaKind
from sandbox.wire import Json

_TYPES = {MediaKind.PHOTO: "image", MediaKind.VOICE: "audio", MediaKind.STICKER: "image"}


def new_message_id() -> str:
    return secrets.token_hex(10).upper()


def message_body(phone: Phone, message: PhoneMessage, *, data: bytes | None, url: str | None) -> Json:
    """`data` are the media's bytes; they travel inside as base64 unless an `url` to them is given."""
    body: Json = {
        "messageType": "text",
        "message": message.text,
        "metadata": {
            "sender": phone.name,
            "timestamp": int(message.time),
            "messageId": message.id,
            "remoteJid": phone.jid,
        },
        "mediaData": None,
        "nodeData": {},
    }
    if message.media is None or data is None:
        return body
    media = _media_data(message, message.media, data, url)
    return body | {"messageType": media["type"], "mediaData": media, "to": phone.jid}


def _media_data(message: PhoneMessage, media: Json, data: bytes, url: str | None) -> Json:
    kind = MediaKind(media["kind"])
    described: Json = {
        "type": _TYPES.get(kind, kind.value),
        "mimetype": media["mime"],
        "fileName": media["name"],
        "size": len(data),
        "caption": message.text,
    }
    if kind in (MediaKind.VOICE, MediaKind.AUDIO):
        described |= {"ptt": kind is MediaKind.VOICE, "seconds": media["seconds"]}
    return described | ({"url": url} if url else {"base64": base64.b64encode(data).decode()})
