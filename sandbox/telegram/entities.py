"""Formatting of message text: offsets and lengths count UTF-16 units, as everywhere in Telegram."""

import re

from sandbox.wire import Json

_SEEN_IN_PLAIN_TEXT = {
    "bot_command": re.compile(r"(?<![\w/])/[a-zA-Z0-9_]{1,32}(?:@\w+)?"),
    "url": re.compile(r"(?:https?://|www\.)[^\s<>]+[^\s<>.,!?)]"),
    "email": re.compile(r"[\w.+-]+@[\w-]+\.[\w.]+\w"),
}


def utf16_length(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def entity(kind: str, text: str, start: int, end: int, **extra: object) -> Json:
    """`start` and `end` are Python indices into `text`."""
    offset = utf16_length(text[:start])
    return {"type": kind, "offset": offset, "length": utf16_length(text[start:end]), **extra}


def found_in(text: str) -> list[Json]:
    """What Telegram marks by itself in text typed without formatting."""
    found = [
        entity(kind, text, match.start(), match.end())
        for kind, pattern in _SEEN_IN_PLAIN_TEXT.items()
        for match in pattern.finditer(text)
    ]
    return sorted(found, key=lambda one: one["offset"])
