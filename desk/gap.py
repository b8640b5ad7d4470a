"""What clients ask and nobody has taught yet."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """`question`: as it was first asked, without personal data; `count`: hand-overs it was asked in.
    `item_id`: the entry that closed it."""

    id: UUID
    question: str
    language: str
    count: int
    asked_at: datetime
    """Last."""
    item_id: UUID | None = None
    closed: bool = False
