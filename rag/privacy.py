"""Personal numbers and addresses in a text: phones, cards, identity numbers, e-mails."""

import re

_EMAIL = re.compile(r"[\w.+-]+@[\w-]+\.[\w.]+")
_DIGITS = re.compile(r"(?<![\w])\+?\d(?:[\s\-()\u00a0]{0,2}\d){8,18}(?!\w)")
_LINK = re.compile(
    r"https?://\S+|www\.\S+"
    r"|(?<![\w@.-])(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,18}(?![\w-])(?::\d+)?(?:/\S*)?"
    r"|(?<![\w@.-])[\w-]+\.(?:рф|қаз|бел|укр|онлайн|сайт)\b(?:/\S*)?",
    re.IGNORECASE,
)
"""Latin letters with dots between them are a server's name, whatever it ends in."""


def masked(text: str) -> str:
    """The text without them, for eyes outside: each becomes `[…]`."""
    return _DIGITS.sub("[…]", _EMAIL.sub("[…]", text))


def personal(text: str) -> bool:
    """Nine digits and more are a phone, a card or an identity number, however they are spaced."""
    return bool(_EMAIL.search(text) or _DIGITS.search(text))


def links(text: str) -> frozenset[str]:
    return frozenset(found.rstrip(".,!?)»\"'") for found in _LINK.findall(_EMAIL.sub(" ", text)))
