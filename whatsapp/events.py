"""What a call of ChatFlow can be about."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from desk.incoming import IncomingMessage


class ReportKind(StrEnum):
    """What is told beside clients' messages."""

    ECHO = "echo"  # written from the business' own phone, or by us
    STATUS = "status"  # a receipt: sent, delivered, read
    EDIT = "edit"
    DELETION = "deletion"
    REACTION = "reaction"
    GROUP = "group"
    BROADCAST = "broadcast"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class ClientMessage:
    incoming: IncomingMessage


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """`payload` is the body as it came, ready for JSON, with long texts (base64) cut out."""

    kind: ReportKind
    payload: Mapping[str, Any]
    incoming: IncomingMessage | None = None
    """What an echo says, as if the client it was written to had said it."""


Event = ClientMessage | Report
