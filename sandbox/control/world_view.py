"""Everything the page needs to draw itself from nothing."""

from sandbox.people import Tenant
from sandbox.telegram.views import chat_with_messages
from sandbox.wire import Json
from sandbox.world import SandboxWorld


def world_view(world: SandboxWorld) -> Json:
    """No secrets: pages see slugs, names and ids."""
    return {
        "app_connected": world.app is not None,
        "tenants": [_tenant(world, tenant) for tenant in world.tenants.values()],
        "phones": [phone for phone in world.chatflow.view() if phone["slug"] in world.tenants],
        "users": [user.wire() for user in world.telegram.state.users.values()],
        "chats": [
            chat_with_messages(chat)
            for chat in world.telegram.state.chats.values()
            if chat.migrated_to is None
        ],
    }


def _tenant(world: SandboxWorld, tenant: Tenant) -> Json:
    bot = world.telegram.state.bots[tenant.telegram_token]
    return {
        "slug": tenant.slug,
        "name": tenant.name,
        "bot_id": bot.user.id,
        "bot_name": bot.user.first_name,
        "group": world.telegram.network.current_group(tenant.group_id).key,
        "people": [{"id": one.id, "name": one.name, "role": one.role.value} for one in tenant.people],
    }
