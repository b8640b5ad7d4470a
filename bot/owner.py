"""What only the owner of the business may do."""

from aiogram.filters import Filter
from aiogram.types import CallbackQuery, Message

from desk.tenant import Tenant


class ByOwner(Filter):
    """Gives way to the next handler for everybody else, who writes as the group included."""

    async def __call__(self, event: Message | CallbackQuery, tenant: Tenant) -> bool:
        user = event.from_user
        return user is not None and user.id in tenant.owner_telegram_ids
