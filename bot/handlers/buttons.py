"""Buttons in the tenant's group."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from uuid import UUID

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from bot.answers import refuse, tell
from bot.buttons import Button, Pressed
from bot.hints import Hints, Notice
from bot.own_group import OwnGroup
from bot.people import agent
from desk.errors import DeskError
from desk.handover import Agent, Resolution
from desk.knowledge import KnowledgeItem
from desk.ports import Phrasebook
from desk.tenant import Tenant
from desk.usecases.forget_answer import ForgetAnswer
from desk.usecases.limit_answer import LimitAnswer
from desk.usecases.resolve_handover import ResolveHandover
from desk.usecases.retry_delivery import RetryDelivery
from desk.usecases.roll_back import RollBack
from desk.usecases.take_handover import TakeHandover


def router() -> Router:
    router = Router(name="buttons")
    router.callback_query.filter(OwnGroup())
    router.callback_query.register(take, Pressed(Button.TAKE))
    router.callback_query.register(resolve, Pressed(Button.RESOLVE))
    router.callback_query.register(release, Pressed(Button.RELEASE))
    router.callback_query.register(retry, Pressed(Button.RETRY))
    router.callback_query.register(forget, Pressed(Button.FORGET))
    router.callback_query.register(roll_back_, Pressed(Button.ROLLBACK))
    router.callback_query.register(limit, Pressed(Button.UNTIL))
    router.callback_query.register(keep, Pressed(Button.KEEP))
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
    """What the team was taught, only who may teach takes back."""
    change = Change(done=Notice.FORGOTTEN, said="press-forgotten")
    await _change(query, change, subject_id, forget_answer, tenant, hints, phrasebook)


async def roll_back_(
    query: CallbackQuery,
    subject_id: UUID,
    tenant: Tenant,
    roll_back: RollBack,
    hints: Hints,
    phrasebook: Phrasebook,
) -> None:
    change = Change(done=Notice.RESTORED, said="press-restored")
    await _change(query, change, subject_id, roll_back, tenant, hints, phrasebook)


async def limit(
    query: CallbackQuery,
    subject_id: UUID,
    tenant: Tenant,
    limit_answer: LimitAnswer,
    hints: Hints,
    phrasebook: Phrasebook,
) -> None:
    change = Change(done=Notice.LIMITED, said="press-limited")
    await _change(query, change, subject_id, limit_answer.as_it_says, tenant, hints, phrasebook)


async def keep(
    query: CallbackQuery,
    subject_id: UUID,
    tenant: Tenant,
    limit_answer: LimitAnswer,
    hints: Hints,
    phrasebook: Phrasebook,
) -> None:
    change = Change(done=None, said="press-kept")
    await _change(query, change, subject_id, limit_answer.for_ever, tenant, hints, phrasebook)


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """`done`: how the notice above the button reads afterwards; `said`: what the person reads."""

    done: Notice | None
    said: str


async def _change(
    query: CallbackQuery,
    change: Change,
    item_id: UUID,
    do: Callable[[UUID, UUID, Agent], Awaitable[KnowledgeItem]],
    tenant: Tenant,
    hints: Hints,
    phrasebook: Phrasebook,
) -> None:
    try:
        await do(tenant.id, item_id, agent(query.from_user))
    except DeskError as error:
        await refuse(query, error, phrasebook, tenant.team_language)
        return
    if change.done and isinstance(query.message, Message):
        await hints.give(tenant.id, query.message, change.done, subject_id=item_id)
    await tell(query, phrasebook.say(change.said, tenant.team_language))


async def stale(query: CallbackQuery, tenant: Tenant, phrasebook: Phrasebook) -> None:
    await tell(query, phrasebook.say("press-stale", tenant.team_language), alert=True)
