"""What happens in the group outside its topics."""

from aiogram import F, Router
from aiogram.types import Message

from bot.own_group import OwnGroup
from desk.ports import Tenants
from desk.tenant import Tenant


def router() -> Router:
    router = Router(name="general")
    router.message.filter(OwnGroup())
    router.message.register(follow, F.migrate_to_chat_id.as_("new_chat_id"))
    return router


async def follow(_: Message, new_chat_id: int, tenant: Tenant, tenants: Tenants) -> None:
    """The group became a supergroup and got another id."""
    await tenants.moved(tenant.id, new_chat_id)
