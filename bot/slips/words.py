"""What stands on a slip, asked for each time it is posted or edited."""

from dataclasses import dataclass
from typing import Protocol
from uuid import UUID

from aiogram.types import InlineKeyboardMarkup

from desk.ports import Desk
from desk.tenant import Tenant


@dataclass(frozen=True, slots=True, kw_only=True)
class SlipText:
    """HTML of at most 4096 UTF-16 units. A slip without buttons is settled: it is edited where it stands,
    and not posted where it does not."""

    text: str
    buttons: InlineKeyboardMarkup | None = None


class SlipWords(Protocol):
    """The words of one kind of slips."""

    async def __call__(self, desk: Desk, tenant: Tenant, subject_id: UUID) -> SlipText:
        """Raises NotFound when what it is about is gone."""
