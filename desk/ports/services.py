"""What is offered, as far as it is known row by row."""

from collections.abc import Collection, Sequence
from typing import Protocol
from uuid import UUID

from desk.services import Offer, Service


class Services(Protocol):
    async def put(self, offer: Offer, *, file_name: str, item_id: UUID | None) -> Service:
        """Live at once. A file has each name once: its row is replaced, if anything in it changed."""

    async def retire_others(self, file_name: str, kept: Collection[UUID]) -> Sequence[Service]:
        """Those of the file that are not among the kept ones any more, now retired."""

    async def said_by(self, item_id: UUID, *, holds: bool) -> None:
        """The row that this entry says in words: it holds no more once the entry says otherwise."""

    async def live(self) -> Sequence[Service]:
        """In the order of their files and rows; a name that several files have comes from the one that was
        changed last."""
