"""Telegram's HTML: read into text and entities, or refused with Telegram's own words."""

import re
from dataclasses import dataclass, field

from sandbox.telegram.entities import entity, utf16_length
from sandbox.telegram.errors import Refusal, bad_request
from sandbox.wire import Json

_PLAIN_TAGS = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "tg-spoiler": "spoiler",
    "pre": "pre",
    "code": "code",
}
_TAGS = {*_PLAIN_TAGS, "a", "span", "blockquote", "tg-emoji"}
_CHARACTER = re.compile(r"&(?:#(\d{1,7})|#x([0-9a-fA-F]{1,6})|(lt|gt|amp|quot))(?:;|(?=\W|$))")
_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
_START = re.compile(r"<([^\s>/]*)([^>]*)>")
_END = re.compile(r"</([^\s>]*)\s*>")
_ATTRIBUTE = re.compile(r"([^\s=]+)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"']+)))?")


@dataclass(slots=True)
class _OpenTag:
    name: str
    attributes: dict[str, str]
    start: int


@dataclass(slots=True)
class _Reading:
    source: str
    text: str = ""
    entities: list[Json] = field(default_factory=list)
    open: list[_OpenTag] = field(default_factory=list)

    def refuse(self, what: str, at: int) -> Refusal:
        offset = len(self.source[:at].encode())
        return bad_request(f"can't parse entities: {what} at byte offset {offset}")


def parse_html(source: str) -> tuple[str, list[Json]]:
    """Text and entities of `source`; raises `Refusal` (400 "can't parse entities: …")."""
    reading = _Reading(source)
    at = 0
    while at < len(source):
        match source[at]:
            case "<" if source.startswith("</", at):
                at = _close(reading, at)
            case "<":
                at = _open(reading, at)
            case "&":
                at = _character(reading, at)
            case plain:
                reading.text += plain
                at += 1
    if reading.open:
        raise bad_request(
            f"can't parse entities: Can't find end tag corresponding to start tag \"{reading.open[-1].name}\""
        )
    return _trimmed(reading)


def _character(reading: _Reading, at: int) -> int:
    match = _CHARACTER.match(reading.source, at)
    if match is None:
        reading.text += "&"
        return at + 1
    decimal, hexadecimal, name = match.groups()
    reading.text += _NAMED[name] if name else chr(int(decimal) if decimal else int(hexadecimal, 16))
    return match.end()


def _open(reading: _Reading, at: int) -> int:
    match = _START.match(reading.source, at)
    if match is None:
        raise reading.refuse("Unclosed start tag", at)
    name = match[1].lower()
    if name not in _TAGS:
        raise reading.refuse(f'Unsupported start tag "{name}"', at)
    attributes = {one[1].lower(): one[2] or one[3] or one[4] or "" for one in _ATTRIBUTE.finditer(match[2])}
    if name == "span" and attributes.get("class") != "tg-spoiler":
        raise reading.refuse('Tag "span" must have class "tg-spoiler"', at)
    reading.open.append(_OpenTag(name, attributes, len(reading.text)))
    return match.end()


def _close(reading: _Reading, at: int) -> int:
    match = _END.match(reading.source, at)
    if match is None:
        raise reading.refuse("Unclosed end tag", at)
    if not reading.open:
        raise reading.refuse("Unexpected end tag", at)
    tag = reading.open.pop()
    if match[1] and match[1].lower() != tag.name:
        raise reading.refuse(f'Unmatched end tag, expected "</{tag.name}>", found "</{match[1]}>"', at)
    _add_entity(reading, tag)
    return match.end()


def _add_entity(reading: _Reading, tag: _OpenTag) -> None:
    inside = reading.text[tag.start :]
    made = _kind_of(tag, inside)
    if not inside or made is None:
        return
    kind, extra = made
    added = entity(kind, reading.text, tag.start, len(reading.text), **extra)
    inner = reading.entities[-1] if reading.entities else None
    if kind == "pre" and inner and "language" in inner and _same_place(inner, added):
        added["language"] = reading.entities.pop()["language"]
    reading.entities.append(added)


def _same_place(one: Json, other: Json) -> bool:
    return (one["offset"], one["length"]) == (other["offset"], other["length"])


def _kind_of(tag: _OpenTag, inside: str) -> tuple[str, dict[str, object]] | None:
    match tag.name:
        case "a":
            url = tag.attributes.get("href") or inside
            return ("text_link", {"url": url}) if re.match(r"(https?|tg|mailto|tel):", url) else None
        case "span":
            return "spoiler", {}
        case "blockquote":
            return ("expandable_" if "expandable" in tag.attributes else "") + "blockquote", {}
        case "tg-emoji":
            return "custom_emoji", {"custom_emoji_id": tag.attributes.get("emoji-id", "")}
        case "code" if tag.attributes.get("class", "").startswith("language-"):
            return "code", {"language": tag.attributes["class"].removeprefix("language-")}
    return _PLAIN_TAGS[tag.name], {}


def _trimmed(reading: _Reading) -> tuple[str, list[Json]]:
    text = reading.text.strip()
    cut = utf16_length(reading.text) - utf16_length(reading.text.lstrip())
    size = utf16_length(text)
    kept = []
    for one in reading.entities:
        start = max(one["offset"] - cut, 0)
        end = min(one["offset"] + one["length"] - cut, size)
        if one["type"] == "code":
            one.pop("language", None)
        if end > start:
            kept.append(one | {"offset": start, "length": end - start})
    return text, sorted(kept, key=lambda one: (one["offset"], -one["length"]))
