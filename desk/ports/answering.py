"""What the bot knows and how it decides."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Protocol
from uuid import UUID

from desk.decision import Decision, Turn
from desk.knowledge import KnowledgeItem, Lesson, Provenance, Refusal, Version
from desk.message import Media
from desk.perception import Perception
from desk.tenant import Tenant


class Knowledge(Protocol):
    async def add(self, lesson: Lesson, provenance: Provenance, *, anew: bool = False) -> KnowledgeItem:
        """A live entry at once. The same question from the same source gets a new version; in the very same
        words only when it is said `anew`."""

    async def change(self, item_id: UUID, lesson: Lesson, provenance: Provenance) -> KnowledgeItem:
        """A new version of it, live. Raises NotFound."""

    async def retire(self, item_id: UUID, *, by: str = "") -> KnowledgeItem:
        """No longer said to anybody; its versions stay. `by`: whose decision it was. Raises NotFound."""

    async def get(self, item_id: UUID) -> KnowledgeItem:
        """Live or retired. Raises NotFound."""

    async def live(self) -> Sequence[KnowledgeItem]:
        """Those that may be said now."""

    async def among(self, item_ids: Sequence[UUID]) -> Sequence[KnowledgeItem]:
        """Those of the given entries that are live now."""


class Archive(Protocol):
    """What entries said before, how long they hold, and how they have stood the test."""

    async def named(self, words: str) -> Sequence[KnowledgeItem]:
        """Live and withdrawn ones whose question holds these words, or whose id begins so; the one of exactly
        that question or id alone where there is one."""

    async def versions(self, item_id: UUID) -> Sequence[Version]:
        """Oldest first."""

    async def restore(self, item_id: UUID, version: int, by: Provenance) -> KnowledgeItem:
        """Says again what it said then, as a new version. Raises NotFound."""

    async def expire(self, item_id: UUID, at: datetime | None) -> KnowledgeItem:
        """From `at` on it is not said any more; None: for ever. Raises NotFound."""

    async def expired(self) -> Sequence[KnowledgeItem]:
        """Over and not yet withdrawn."""

    async def claim_expiring(self, before: datetime) -> Sequence[KnowledgeItem]:
        """Over by then, each given to one caller once."""

    async def observe(self, item_id: UUID) -> KnowledgeItem:
        """The team has said the same once more. Raises NotFound."""

    async def overrule(self, item_id: UUID) -> None:
        """A person corrected what was answered from it."""

    async def uses(self, item_ids: Sequence[UUID]) -> Mapping[UUID, int]:
        """How many answers each was said in, among the messages that are kept."""


class Brain(Protocol):
    async def decide(self, turn: Turn) -> Decision: ...


class Senses(Protocol):
    async def perceive(
        self, tenant: Tenant, media: Media, content: bytes, language: str
    ) -> Perception | None:
        """The words of a recording, or what a picture shows, in that language. None when this tenant or
        this service wants no model to do it, and when none can. Never raises for a model's failure."""


class Teacher(Protocol):
    async def distil(
        self, tenant: Tenant, question: str, answer: str, *, client: str = ""
    ) -> Lesson | Refusal:
        """What of a person's reply is knowledge, if anything. `client`: the name of whom it was said to.
        Raises Unexaminable while texts can't be compared by meaning."""


class Discretion(Protocol):
    """What may be said to clients, and kept of what they say."""

    def objection(self, tenant: Tenant, text: str) -> str:
        """Why this must not be said to clients, as the reason of a refusal; empty when it may."""

    async def asked(self, tenant: Tenant, text: str, *, client: str = "") -> str:
        """The question in it without anything personal; empty when nothing is asked."""
