"""Buttons in the tenant's group."""

from uuid import UUID

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from bot.answers import refuse, tell
from bot.buttons import Button, Pressed
from bot.hints import Hints, Notice
from bot.own_group import OwnGroup
from bot.people import agent
from desk.errors import DeskError
from desk.handover import Resolution
from desk.ports import Phrasebook
from desk.tenant import Tenant
from desk.usecases.forget_answer import ForgetAnswer
from desk.usecases.resolve_handover import ResolveHandover
from desk.usecases.retry_delivery import RetryDelivery
from desk.usecases.take_handover import TakeHandover


def router() -> Router:
    router = Router(name="buttons")
    router.callback_query.filter(OwnGroup())
    router.callback_query.register(take, Pressed(Button.TAKE))
    router.callback_query.register(resolve, Pressed(Button.RESOLVE))
    router.callback_query.register(release, Pressed(Button.RELEASE))
    router.callback_query.register(retry, Pressed(Button.RETRY))
    router.callback_query.register(forget, Pressed(Button.FORGET))
    router.callback_query.register(stale)
    return router


async def take(
    query: CallbackQuery,
    subject_id: UUID,
    tenant: Tenant,
    take_handover: TakeHandover,
    phrasebook: Phrasebook,
) -> None:
    try:
        await take_handover(tenant.id, subject_id, agent(query.from_user))
    except DeskError as error:
        await refuse(query, error, phrasebook, tenant.team_language)
    else:
        await tell(query, phrasebook.say("press-taken", tenant.team_language))


async def resolve(
    query: CallbackQuery,
    subject_id: UUID,
    tenant: Tenant,
    resolve_handover: ResolveHandover,
    phrasebook: Phrasebook,
) -> None:
    await _close(query, subject_id, tenant, resolve_handover, phrasebook, Resolution.SOLVED)


async def release(
    query: CallbackQuery,
    subject_id: UUID,
    tenant: Tenant,
    resolve_handover: ResolveHandover,
    phrasebook: Phrasebook,
) -> None:
    await _close(query, subject_id, tenant, resolve_handover, phrasebook, Resolution.RETURNED)


async def _close(
    query: CallbackQuery,
    handover_id: UUID,
    tenant: Tenant,
    resolve_handover: ResolveHandover,
    phrasebook: Phrasebook,
    resolution: Resolution,
) -> None:
    try:
        await resolve_handover(tenant.id, handover_id, agent(query.from_user), resolution)
    except DeskError as error:
        await refuse(query, error, phrasebook, tenant.team_language)
    else:
        await tell(query, phrasebook.say(f"press-{resolution}", tenant.team_language))


async def retry(
    query: CallbackQuery,
    subject_id: UUID,
    tenant: Tenant,
    retry_delivery: RetryDelivery,
    phrasebook: Phrasebook,
) -> None:
    try:
        again = await retry_delivery(tenant.id, subject_id)
    except DeskError as error:
        await refuse(query, error, phrasebook, tenant.team_language)
    else:
        key = "press-retried" if again else "press-on-its-way"
        await tell(query, phrasebook.say(key, tenant.team_language))


async def forget(
    query: CallbackQuery,
    subject_id: UUID,
    tenant: Tenant,
    forget_answer: ForgetAnswer,
    hints: Hints,
    phrasebook: Phrasebook,
) -> None:
    """What the owner has taught, only the owner takes back."""
    if query.from_user.id not in tenant.owner_telegram_ids:
        await tell(query, phrasebook.say("press-owner-only", tenant.team_language), alert=True)
        return
    try:
        await forget_answer(tenant.id, subject_id)
    except DeskError as error:
        await refuse(query, error, phrasebook, tenant.team_language)
        return
    if isinstance(query.message, Message):
        await hints.give(tenant.id, query.message, Notice.FORGOTTEN, subject_id=subject_id)
    await tell(query, phrasebook.say("press-forgotten", tenant.team_language))


async def stale(query: CallbackQuery, tenant: Tenant, phrasebook: Phrasebook) -> None:
    await tell(query, phrasebook.say("press-stale", tenant.team_language), alert=True)
