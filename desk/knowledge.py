"""What a tenant's bot may say: questions and the owner's own answers."""

from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID

from desk.handover import Agent

IMPORT = "import"


@dataclass(frozen=True, slots=True, kw_only=True)
class Provenance:
    """Where an entry comes from: `source` is `owner` (a person of the team) or IMPORT (a file)."""

    source: str
    author: str = ""
    agent_id: int | None = None
    handover_id: UUID | None = None
    message_id: UUID | None = None
    file_name: str = ""

    @classmethod
    def said_by(cls, agent: Agent) -> "Provenance":
        """Somebody of the team, outside the talk with a client."""
        return cls(source="owner", author=agent.name, agent_id=agent.telegram_id)

    @property
    def by_person(self) -> bool:
        """Somebody of the team said it, or sent the file that holds it."""
        return self.source != IMPORT or self.agent_id is not None

    def imported_from(self, file_name: str) -> bool:
        return self.source == IMPORT and self.file_name == file_name


@dataclass(frozen=True, slots=True, kw_only=True)
class KnowledgeItem:
    """An entry, live or retired. `revision` grows with every change of any entry of any tenant."""

    id: UUID
    client_id: UUID
    question: str
    answer: str
    language: str
    version: int
    revision: int
    live: bool
    provenance: Provenance
    observations: int = 1
    """How often the same was said by the team."""
    overruled: int = 0
    """How often a person corrected what was answered from it."""
    expires_at: datetime | None = None
    """From then on it is not said any more."""
    until: date | None = None
    """A last day that its own words name."""
    updated_at: datetime | None = None

    @property
    def content(self) -> str:
        return f"Вопрос: {self.question}\nОтвет: {self.answer}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Lesson:
    """What is to be learnt from one reply, cleaned."""

    question: str
    answer: str
    language: str
    until: date | None = None
    """A last day that the answer itself names: «до 31 декабря»."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """What an entry said once, and whose words they were."""

    item_id: UUID
    version: int
    question: str
    answer: str
    language: str
    live: bool
    """False for the step that withdrew it."""
    provenance: Provenance
    created_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """Why a reply is no knowledge: `greeting`, `deferral`, `link`, `personal_data`, `not_a_question`, …"""

    reason: str
    details: Mapping[str, Any] = field(default_factory=dict)


def entry_ids(sources: Iterable[str]) -> list[UUID]:
    """Of the sources of an answer those that are entries; a computed one names itself otherwise."""
    found = []
    for source in sources:
        with suppress(ValueError):
            found.append(UUID(source))
    return found
