"""Values of a body whose keys go by several names and lie in several places."""

from collections.abc import Iterator, Mapping
from typing import Any

JID = ("remoteJid", "remote_jid", "jid", "from", "chatId", "phone")
MESSAGE_ID = ("messageId", "message_id", "id")
NAME = ("sender", "pushName", "name")
TEXT = ("message", "text", "body", "content")
KIND = ("messageType", "message_type", "type")
MEDIA = ("mediaData", "media_data", "media")
FROM_ME = ("fromMe", "from_me")


class Fields:
    """`body` is the flat body; its `metadata` and their `key` are searched with it, `metadata` first."""

    def __init__(self, body: Mapping[str, Any]) -> None:
        inner = mapping(body.get("metadata"))
        self.places = (inner, body, mapping(inner.get("key")), mapping(body.get("key")))

    def every(self, names: tuple[str, ...]) -> Iterator[Any]:
        """The best name's values first."""
        for name in names:
            for place in self.places:
                if place.get(name) is not None:
                    yield place[name]

    def has(self, *names: str) -> bool:
        return any(True for _ in self.every(names))

    def mapping(self, names: tuple[str, ...]) -> Mapping[str, Any]:
        return next((value for value in self.every(names) if isinstance(value, dict)), {})

    def flag(self, names: tuple[str, ...]) -> bool:
        return any(truth(value) for value in self.every(names))


def mapping(value: Any) -> Mapping[str, Any]:
    return value if isinstance(value, dict) else {}


def truth(value: Any) -> bool:
    return value is True or value == 1 or (isinstance(value, str) and value.strip().lower() in ("true", "1"))
