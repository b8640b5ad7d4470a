"""Buttons in the tenant's group."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from uuid import UUID

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from bot.answers import settle, tell
from bot.buttons import Button, Pressed
from bot.hints import Hints, Notice
from bot.own_group import OwnGroup
from bot.people import agent
from desk.handover import Agent, Resolution
from desk.knowledge import KnowledgeItem
from desk.ports import Phrasebook
from desk.tenant import Tenant
from desk.usecases.resolve_handover import ResolveHandover
from desk.usecases.retry_delivery import RetryDelivery
from desk.usecases.revise_answer import ReviseAnswer
from desk.usecases.take_handover import TakeHandover

RESOLUTIONS: Mapping[Button, Resolution] = {
    Button.RESOLVE: Resolution.SOLVED,
    Button.RELEASE: Resolution.RETURNED,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """`said`: what the person reads; `notice`: how the notice above the button reads afterwards."""

    do: Callable[[ReviseAnswer, UUID, UUID, Agent], Awaitable[KnowledgeItem]]
    said: str
    notice: Notice | None = None


REVISIONS: Mapping[Button, Revision] = {
    Button.FORGET: Revision(do=ReviseAnswer.forget, said="press-forgotten", notice=Notice.FORGOTTEN),
    Button.ROLLBACK: Revision(do=ReviseAnswer.roll_back, said="press-restored", notice=Notice.RESTORED),
    Button.UNTIL: Revision(do=ReviseAnswer.limit, said="press-limited", notice=Notice.LIMITED),
    Button.KEEP: Revision(do=ReviseAnswer.keep, said="press-kept"),
}


def router() -> Router:
    router = Router(name="buttons")
    router.callback_query.filter(OwnGroup())
    router.callback_query.register(take, Pressed(Button.TAKE))
    router.callback_query.register(close, Pressed(*RESOLUTIONS))
    router.callback_query.register(retry, Pressed(Button.RETRY))
    router.callback_query.register(revise, Pressed(*REVISIONS))
    router.callback_query.register(stale)
    return router


async def take(
    query: CallbackQuery,
    subject_id: UUID,
    tenant: Tenant,
    take_handover: TakeHandover,
    phrasebook: Phrasebook,
) -> None:
    taking = take_handover(tenant.id, subject_id, agent(query.from_user))
    await settle(query, tenant, phrasebook, taking, "press-taken")


async def close(
    query: CallbackQuery,
    button: Button,
    subject_id: UUID,
    tenant: Tenant,
    resolve_handover: ResolveHandover,
    phrasebook: Phrasebook,
) -> None:
    resolution = RESOLUTIONS[button]
    closing = resolve_handover(tenant.id, subject_id, agent(query.from_user), resolution)
    await settle(query, tenant, phrasebook, closing, f"press-{resolution}")


async def retry(
    query: CallbackQuery,
    subject_id: UUID,
    tenant: Tenant,
    retry_delivery: RetryDelivery,
    phrasebook: Phrasebook,
) -> None:
    await settle(query, tenant, phrasebook, retry_delivery(tenant.id, subject_id), _retried)


def _retried(again: bool) -> str:
    return "press-retried" if again else "press-on-its-way"


async def revise(
    query: CallbackQuery,
    button: Button,
    subject_id: UUID,
    tenant: Tenant,
    revise_answer: ReviseAnswer,
    hints: Hints,
    phrasebook: Phrasebook,
) -> None:
    revision = REVISIONS[button]
    revising = revision.do(revise_answer, tenant.id, subject_id, agent(query.from_user))
    done = await settle(query, tenant, phrasebook, revising, revision.said)
    if done and revision.notice and isinstance(query.message, Message):
        await hints.give(tenant.id, query.message, revision.notice, subject_id=subject_id)


async def stale(query: CallbackQuery, tenant: Tenant, phrasebook: Phrasebook) -> None:
    await tell(query, phrasebook.say("press-stale", tenant.team_language), alert=True)
