"""The one dispatcher: who handles which update."""

from typing import Any

from aiogram import Dispatcher
from aiogram.fsm.strategy import FSMStrategy

from bot.handlers import (
    buttons,
    general,
    lessons,
    private,
    rooms,
    rules,
    topics,
    trust,
    uploads,
    verdicts,
)
from bot.membership import MembersOnly


def build_dispatcher(**dependencies: Any) -> Dispatcher:
    """`dependencies` reach the handlers by the names of their parameters; `tenant` comes with each update."""
    dispatcher = Dispatcher(fsm_strategy=FSMStrategy.USER_IN_TOPIC, **dependencies)
    dispatcher.callback_query.outer_middleware(MembersOnly(dependencies["phrasebook"]))
    dispatcher.include_routers(
        rules.router(),
        lessons.router(),
        trust.router(),
        verdicts.router(),
        uploads.group_router(),
        buttons.router(),
        rooms.router(),
        topics.router(),
        general.router(),
        uploads.private_router(),
        private.router(),
    )
    return dispatcher
