"""`/trust`: what may be promised of the bot's answers, and who sends them."""

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


def router() -> Router:
    router = Router(name="trust")
    router.message.filter(OwnGroup())
    router.message.register(show, Command("trust"))
    router.callback_query.filter(OwnGroup())
    router.callback_query.register(shadow, ByOwner(), Pressed(Button.SHADOW))
    router.callback_query.register(live, ByOwner(), Pressed(Button.LIVE))
    for button in (Button.SHADOW, Button.LIVE):
        router.callback_query.register(refuse, Pressed(button))
    return router


async def show(message: Message, tenant: Tenant, tell_trust: TellTrust, phrasebook: Phrasebook) -> None:
    text, buttons = await _page(tenant, tell_trust, phrasebook)
    await message.answer(text, reply_markup=buttons)


async def shadow(
    query: CallbackQuery,
    subject_id: UUID,
    tenant: Tenant,
    tenants: Tenants,
    tell_trust: TellTrust,
    phrasebook: Phrasebook,
) -> None:
    await _change(query, subject_id, SHADOW, tenant, tenants, tell_trust, phrasebook)


async def live(
    query: CallbackQuery,
    subject_id: UUID,
    tenant: Tenant,
    tenants: Tenants,
    tell_trust: TellTrust,
    phrasebook: Phrasebook,
) -> None:
    await _change(query, subject_id, LIVE, tenant, tenants, tell_trust, phrasebook)


async def refuse(query: CallbackQuery, tenant: Tenant, phrasebook: Phrasebook) -> None:
    await tell(query, phrasebook.say("trust-owner-only", tenant.team_language), alert=True)


async def _change(
    query: CallbackQuery,
    subject_id: UUID,
    mode: str,
    tenant: Tenant,
    tenants: Tenants,
    tell_trust: TellTrust,
    phrasebook: Phrasebook,
) -> None:
    if subject_id != tenant.id:
        await tell(query, phrasebook.say("press-stale", tenant.team_language), alert=True)
        return
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
