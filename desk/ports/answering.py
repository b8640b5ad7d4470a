"""What the bot knows and how it decides."""

from collections.abc import Sequence
from typing import Protocol
from uuid import UUID

from desk.decision import Decision, Turn
from desk.knowledge import KnowledgeItem, Lesson, Provenance, Refusal
from desk.message import Media
from desk.perception import Perception
from desk.tenant import Tenant


class Knowledge(Protocol):
    async def add(self, lesson: Lesson, provenance: Provenance) -> KnowledgeItem:
        """A live entry at once. The same question from the same source gets a new version."""

    async def retire(self, item_id: UUID) -> KnowledgeItem:
        """No longer said to anybody; its versions stay. Raises NotFound."""

    async def get(self, item_id: UUID) -> KnowledgeItem:
        """Live or retired. Raises NotFound."""

    async def live(self) -> Sequence[KnowledgeItem]: ...

    async def among(self, item_ids: Sequence[UUID]) -> Sequence[KnowledgeItem]:
        """Those of the given entries that are live now."""


class Brain(Protocol):
    async def decide(self, turn: Turn) -> Decision: ...


class Senses(Protocol):
    async def perceive(
        self, tenant: Tenant, media: Media, content: bytes, language: str
    ) -> Perception | None:
        """The words of a recording, or what a picture shows, in that language. None when this tenant or
        this service wants no model to do it, and when none can. Never raises for a model's failure."""


class Teacher(Protocol):
    async def distil(self, tenant: Tenant, question: str, answer: str) -> Lesson | Refusal:
        """What of a person's reply is knowledge, if anything."""
