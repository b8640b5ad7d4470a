"""Who a WhatsApp address (JID) belongs to."""

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from whatsapp.cleaning import word

_PHONE = re.compile(r"\d{5,15}")  # E.164: at most 15 digits
_LID = re.compile(r"[\w.-]{1,64}")


class AddressKind(StrEnum):
    PERSON = "person"
    GROUP = "group"
    BROADCAST = "broadcast"


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """`jid` in its one normal form; `phone` is `+` and digits, empty where the address hides it."""

    kind: AddressKind
    jid: str = ""
    phone: str = ""


def parse_address(value: Any) -> Address | None:
    """A JID of any domain or a bare phone number; None for what is neither."""
    user, _, domain = word(value).partition("@")
    match domain.lower():
        case "" | "s.whatsapp.net" | "c.us":
            return _by_phone(user)
        case "lid":
            return _by_lid(user)
        case "g.us":
            return Address(kind=AddressKind.GROUP)
        case "broadcast" | "newsletter":
            return Address(kind=AddressKind.BROADCAST)
    return None


def _by_phone(user: str) -> Address | None:
    digits = re.sub(r"[\s()+-]", "", user.partition(":")[0])  # after the colon: the linked device
    if not digits.isascii() or not _PHONE.fullmatch(digits):
        return None
    return Address(kind=AddressKind.PERSON, jid=f"{digits}@s.whatsapp.net", phone=f"+{digits}")


def _by_lid(user: str) -> Address | None:
    name = user.partition(":")[0]
    return Address(kind=AddressKind.PERSON, jid=f"{name}@lid") if _LID.fullmatch(name) else None
