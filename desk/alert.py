"""What the owner and the operator have to know at once, because clients are losing by it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any
from uuid import UUID


class AlertKind(StrEnum):
    STUCK = "stuck"  # work was given up, or its outcome is unknown; told once a piece, it never ends
    LATE_TURNS = "late-turns"  # a client waits too long for the bot to think
    LATE_DELIVERIES = "late-deliveries"  # a message to a client waits too long to leave
    SILENCE = "silence"  # nobody writes at an hour when somebody usually does
    GROUP = "group"  # the team's group can't be written to


class Part(StrEnum):
    """An alert is told when it begins, and once more when the trouble is over."""

    BEGAN = "began"
    ENDED = "ended"


class Audience(StrEnum):
    OWNER = "owner"  # privately, by the tenant's bot
    TEAM = "team"  # the group's common part, where an owner can't be reached
    OPERATOR = "operator"  # privately, by the bot that tenants share


@dataclass(frozen=True, slots=True, kw_only=True)
class Alert:
    """`facts`: `error`, one sentence, may be empty; `since`, when the trouble itself began; for STUCK
    `pieces`, a list of `{"kind", "status", "count"}`, and `error_of_group`, that of work for the group."""

    id: UUID
    kind: AlertKind
    facts: Mapping[str, Any]
    began_at: datetime
    ended_at: datetime | None = None

    @property
    def since(self) -> datetime:
        given = self.facts.get("since")
        return datetime.fromisoformat(given) if given else self.began_at


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """The oldest undone piece of one sort, by the database's clock."""

    since: datetime
    age: timedelta
    error: str = ""
    """How the latest try of it ended, in one sentence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StuckPieces:
    """Work of one kind that ended the same way; `error` is that of the latest."""

    kind: str
    status: str
    count: int
    error: str
