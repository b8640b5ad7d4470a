"""Files, people, and what the channels reported, as it came."""

from collections.abc import Mapping, Sequence
from typing import Any, Protocol
from uuid import UUID

from desk.handover import Agent


class Blobs(Protocol):
    async def put(self, content: bytes, mimetype: str) -> UUID: ...

    async def get(self, blob_id: UUID) -> tuple[bytes, str]:
        """Bytes and MIME type. Raises NotFound."""


class Updates(Protocol):
    async def add(self, update_id: int, payload: Mapping[str, Any]) -> UUID | None:
        """The stored row's id; None for an update that this tenant's bot has had already."""

    async def get(self, row_id: UUID) -> Mapping[str, Any]:
        """Raises NotFound."""


class Events(Protocol):
    """What a channel reported beside messages: kept, so that nothing it said is dropped."""

    async def add(self, source: str, kind: str, payload: Mapping[str, Any]) -> None: ...


class Agents(Protocol):
    async def seen(self, agent: Agent) -> None:
        """Keeps the latest name of a person of the team."""

    async def is_admin(self, telegram_id: int) -> bool: ...

    async def appoint(self, telegram_id: int, *, admin: bool) -> None:
        """Who was never seen may be appointed too."""

    async def all(self) -> Sequence[tuple[Agent, bool]]:
        """Everybody who was seen or appointed, and whether as an admin."""
