"""A long text in parts that each fit into an address."""

from urllib.parse import quote_plus

PART_BYTES = 6_500
"""Of a part once percent-encoded: ChatFlow takes the text in the query, usual servers refuse a request line
over 8 KB, and the rest of the address needs its room. About 1,080 Cyrillic letters."""

_BREAKS = ("\n\n", "\n", ". ", " ")


def encoded_size(text: str) -> int:
    return len(quote_plus(text))


def split(text: str, limit: int = PART_BYTES) -> list[str]:
    """In reading order, cut at the widest break in the second half of a part; words only when they must."""
    parts: list[str] = []
    rest = text.strip()
    while rest:
        end = _cut(rest, limit)
        parts.append(rest[:end].strip())
        rest = rest[end:].strip()
    return parts


def _cut(text: str, limit: int) -> int:
    longest = _fitting(text, limit)
    if longest == len(text):
        return longest
    for mark in _BREAKS:
        place = text.rfind(mark, longest // 2, longest)
        if place > 0:
            return place + len(mark)
    return longest


def _fitting(text: str, limit: int) -> int:
    """How many characters fit, at least one."""
    size = 0
    for count, letter in enumerate(text):
        size += encoded_size(letter)
        if size > limit:
            return max(count, 1)
    return len(text)
