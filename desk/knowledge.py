"""What a tenant's bot may say: questions and the owner's own answers."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class Provenance:
    """Where an entry comes from: `source` is `owner` (a reply in a topic) or `import` (a file)."""

    source: str
    author: str = ""
    agent_id: int | None = None
    handover_id: UUID | None = None
    message_id: UUID | None = None
    file_name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class KnowledgeItem:
    """A live entry. `revision` grows with every change of any entry of any tenant."""

    id: UUID
    client_id: UUID
    question: str
    answer: str
    language: str
    version: int
    revision: int
    live: bool
    provenance: Provenance

    @property
    def content(self) -> str:
        return f"Вопрос: {self.question}\nОтвет: {self.answer}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Lesson:
    """What is to be learnt from one reply, cleaned."""

    question: str
    answer: str
    language: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """Why a reply is no knowledge: `greeting`, `deferral`, `link`, `personal_data`, `not_a_question`, …"""

    reason: str
    details: Mapping[str, Any] = field(default_factory=dict)
