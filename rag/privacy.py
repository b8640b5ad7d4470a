"""Personal numbers and addresses in a text: phones, cards, identity numbers, e-mails."""

import re

_EMAIL = re.compile(r"[\w.+-]+@[\w-]+\.[\w.]+")
_DIGITS = re.compile(r"(?<![\w])\+?\d(?:[\s\-()\u00a0]{0,2}\d){8,18}(?!\w)")
_LINK = re.compile(
    r"https?://\S+|www\.\S+|\b[\w-]+\.(?:kz|ru|com|net|org|me|io|app|info|link)\b(?:/\S*)?", re.IGNORECASE
)


def masked(text: str) -> str:
    """The text without them, for eyes outside: each becomes `[…]`."""
    return _DIGITS.sub("[…]", _EMAIL.sub("[…]", text))


def personal(text: str) -> bool:
    """Nine digits and more are a phone, a card or an identity number, however they are spaced."""
    return bool(_EMAIL.search(text) or _DIGITS.search(text))


def links(text: str) -> frozenset[str]:
    return frozenset(found.rstrip(".,!?)»\"'") for found in _LINK.findall(_EMAIL.sub(" ", text)))
