"""Only what happens in the tenant's own group counts."""

from aiogram.filters import Filter
from aiogram.types import CallbackQuery, Message

from desk.tenant import Tenant


class OwnGroup(Filter):
    async def __call__(self, event: Message | CallbackQuery, tenant: Tenant) -> bool:
        message = event.message if isinstance(event, CallbackQuery) else event
        return message is not None and message.chat.id == tenant.telegram_chat_id
