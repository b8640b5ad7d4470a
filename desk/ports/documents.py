"""Documents on their way to becoming knowledge."""

from collections.abc import Sequence
from typing import Protocol
from uuid import UUID

from desk.knowledge import KnowledgeItem
from desk.upload import Extract, Upload


class Uploads(Protocol):
    async def add(self, upload: Upload) -> None: ...

    async def get(self, upload_id: UUID) -> Upload:
        """Raises NotFound."""

    async def lock(self, upload_id: UUID) -> Upload:
        """Nobody else decides on it until the transaction ends. Raises NotFound."""

    async def save(self, upload: Upload) -> None:
        """The document itself is let go once nothing is to be decided or loaded any more."""

    async def keep(self, upload_id: UUID, content: bytes) -> None:
        """The document as it was read: what is loaded is what was shown."""

    async def content(self, upload_id: UUID) -> bytes | None:
        """None when it was not kept yet."""


class Library(Protocol):
    async def read(self, file_name: str, content: bytes) -> Sequence[Extract]:
        """The kind of document is told by the name's ending. Raises Unreadable."""

    async def known(self, items: Sequence[KnowledgeItem]) -> int:
        """How many of these entries the bot can answer from already."""


class Templates(Protocol):
    """Questions that a business is asked, for its owner to fill in."""

    def kinds(self) -> Sequence[str]:
        """Of businesses, such as `salon`."""

    def text(self, kind: str, language: str) -> str:
        """In another language where there is none in that one. Raises NotFound for a kind that there is
        not."""
