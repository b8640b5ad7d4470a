"""`/trust`: what may be promised of the bot's answers, and who sends them."""

from collections.abc import Mapping
from uuid import UUID

from aiogram import Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery, InlineKeyboardMarkup, Message

from bot.answers import tell
from bot.buttons import Button, Pressed, keyboard
from bot.own_group import OwnGroup
from bot.owner import ByOwner
from bot.trust_words import TrustWords
from desk.ports import Phrasebook, Tenants
from desk.tenant import LIVE, SHADOW, Tenant
from desk.usecases.tell_trust import TellTrust

MODES: Mapping[Button, str] = {
    Button.SHADOW: SHADOW,
    Button.LIVE: LIVE,
}


def router() -> Router:
    router = Router(name="trust")
    router.message.filter(OwnGroup())
    router.message.register(show, Command("trust"))
    router.callback_query.filter(OwnGroup())
    router.callback_query.register(change, ByOwner(), Pressed(*MODES))
    router.callback_query.register(refuse, Pressed(*MODES))
    return router


async def show(message: Message, tenant: Tenant, tell_trust: TellTrust, phrasebook: Phrasebook) -> None:
    text, buttons = await _page(tenant, tell_trust, phrasebook)
    await message.answer(text, reply_markup=buttons)


async def refuse(query: CallbackQuery, tenant: Tenant, phrasebook: Phrasebook) -> None:
    await tell(query, phrasebook.say("trust-owner-only", tenant.team_language), alert=True)


async def change(
    query: CallbackQuery,
    button: Button,
    subject_id: UUID,
    tenant: Tenant,
    tenants: Tenants,
    tell_trust: TellTrust,
    phrasebook: Phrasebook,
) -> None:
    if subject_id != tenant.id:
        await tell(query, phrasebook.say("press-stale", tenant.team_language), alert=True)
        return
    mode = MODES[button]
    await tenants.in_mode(tenant.id, mode)
    text, buttons = await _page(await tenants.get(tenant.id), tell_trust, phrasebook)
    if isinstance(query.message, Message):
        await query.message.edit_text(text, reply_markup=buttons)
    await tell(query, phrasebook.say(f"trust-now-{mode}", tenant.team_language), alert=True)


async def _page(
    tenant: Tenant, tell_trust: TellTrust, phrasebook: Phrasebook
) -> tuple[str, InlineKeyboardMarkup | None]:
    text = TrustWords(phrasebook).of(tenant, await tell_trust(tenant))
    other = Button.LIVE if tenant.in_shadow else Button.SHADOW
    return text, keyboard(phrasebook, tenant.team_language, tenant.id, [other])
