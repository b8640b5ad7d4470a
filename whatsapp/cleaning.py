"""Text from outside, made fit to be stored."""

from typing import Any

TEXT_LIMIT = 10_000
"""Characters of one message; more is no message to a shop."""
NAME_LIMIT = 200

_TURNING = dict.fromkeys((*range(0x202A, 0x202F), *range(0x2066, 0x206A)))
"""Marks that turn the direction of what follows: in a name they would turn the words of others around it."""


def clean(text: str, limit: int = TEXT_LIMIT) -> str:
    """Without NUL characters and lone surrogates, which PostgreSQL refuses; cut to the limit."""
    kept = text[: limit + limit // 4] if len(text) > limit else text
    return kept.replace("\x00", "").encode("utf-8", "ignore").decode("utf-8")[:limit]


def word(value: Any, limit: int = NAME_LIMIT) -> str:
    """A text or a number as one clean line; empty for anything else."""
    if isinstance(value, bool) or not isinstance(value, str | int):
        return ""
    try:
        return " ".join(clean(str(value).translate(_TURNING), limit).split())
    except ValueError:  # an integer of thousands of digits has no decimal form in Python
        return ""
