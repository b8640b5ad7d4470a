"""Every method of storage is called for one business with all that belongs to another.

The methods are found by looking, and their arguments are made by their types: a new method is attacked
from the day it is written. One that the attack can't reach, or a type it can't make, fails here.
"""

import importlib
import inspect
import pkgutil
import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import asdict, dataclass, is_dataclass
from datetime import timedelta
from typing import Any, get_type_hints
from uuid import UUID

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

import storage
from desk.errors import DeskError
from desk.ports import Lease
from storage.desks import PostgresDesk
from storage.part import Part
from storage.vault import Vault
from tests.integration.isolation.arguments import Arguments
from tests.integration.isolation.twins import Twin, rows_of

LEASE = timedelta(minutes=1)
NOBODY = UUID(int=1)
"""A business that has no row at all."""
_ID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f-]{22}")
REFUSED = (DeskError, IntegrityError)
"""How a call may say that there is nothing of the kind, or that the database forbids it."""

MOODS = {
    "PostgresConversations.without_topics": "UPDATE conversations SET telegram_topic_id = NULL",
    "PostgresConversations.outside_topics": "UPDATE conversations SET telegram_topic_id = NULL",
    "PostgresServices.said_by": "UPDATE services SET live = false",
    "PostgresGaps.asked_again": "DELETE FROM knowledge_gap_askings",
    "PostgresArchive.expired": "UPDATE knowledge_items SET expires_at = now()",
    "PostgresArchive.claim_expiring": "UPDATE knowledge_items SET expires_at = now() + interval '1 hour'",
    "PostgresArchive.uses": """
        UPDATE messages SET decision_trace = jsonb_build_object('action', 'answer', 'sources', (
            SELECT jsonb_agg(jsonb_build_object('id', id)) FROM knowledge_items AS item
            WHERE item.client_id = messages.client_id))""",
    "PostgresOutbox.delivered": """UPDATE outbox SET subject_id = (
        SELECT id FROM messages WHERE messages.client_id = outbox.client_id LIMIT 1)""",
    "PostgresReviews.begin_correction": "UPDATE reviews SET verdict = NULL",
    "PostgresFigures.coverage": """
        UPDATE messages SET created_at = now(), decision_trace = jsonb_build_object('action', 'answer')""",
    "PostgresFigures.escalations": "UPDATE handovers SET grade = 'false', resolved_at = now()",
    "PostgresFigures.miscomputed": "UPDATE reviews SET verdict = 'wrong', model = 'computed'",
    "PostgresDrafts.waiting": "UPDATE reviews SET verdict = NULL, origin = 'draft'",
    "PostgresDrafts.outdate": "UPDATE reviews SET verdict = NULL, origin = 'draft'",
    "PostgresDrafts.claim_forgotten": """
        UPDATE reviews SET verdict = NULL, origin = 'draft', created_at = now() - interval '1 day',
            reminded_at = NULL,
            answers_message = (SELECT id FROM messages
            WHERE messages.client_id = reviews.client_id ORDER BY seq DESC LIMIT 1)""",
    "PostgresDrafts.is_current": """
        UPDATE reviews SET answers_message = (SELECT id FROM messages
        WHERE messages.client_id = reviews.client_id ORDER BY seq DESC LIMIT 1)""",
    "PostgresReviews.judge": "UPDATE reviews SET verdict = NULL",
    "PostgresReviews.corrected_by": """
        UPDATE reviews SET verdict = NULL, correcting_at = now(), correcting_by = agents.telegram_id
        FROM agents WHERE agents.client_id = reviews.client_id""",
    "PostgresVerdicts.withdrawn": "UPDATE reviews SET model = 'another'",
}
"""What has to be so first, where a method looks for rows in a state that they are not written in."""

UNDER_OTHERS = {"PostgresDesk", "PostgresDesks", "Leases"}
"""Attacked through what stands on them."""


def parts(connection: AsyncConnection, client_id: UUID) -> dict[str, Part]:
    desk = PostgresDesk(connection, client_id, quiet=LEASE, max_wait=LEASE)
    return {type(part).__name__: part for part in vars(desk).values() if isinstance(part, Part)}


def methods_of(kind: type) -> Iterator[str]:
    for name, _ in inspect.getmembers(kind, inspect.iscoroutinefunction):
        if not name.startswith("_"):
            yield name


def every_method() -> list[str]:
    found = parts(None, UUID(int=0))  # type: ignore[arg-type]
    return [f"{name}.{method}" for name, part in found.items() for method in methods_of(type(part))]


def tries(one: Twin, part: str) -> Iterator[Arguments]:
    """With each id wherever any may stand, as long as the caller's call takes any; once with empty lists."""
    home = part.removeprefix("Postgres").lower()
    for any_id in one.ids.values():
        given = Arguments(one, any_id, home=home)
        yield given
        if not given.varies:
            break
    yield Arguments(one, one.ids["messages"], home=home, bare=True)


def plain(value: Any) -> str:
    """All of it, also what a representation would hide."""
    if isinstance(value, list | tuple | set | frozenset):
        return " ".join(map(plain, value))
    return str(asdict(value)) if is_dataclass(value) and not isinstance(value, type) else str(value)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reached:
    """What a call told, which canaries of the other are in it, and whether it touched a row of the other,
    where that was `watched`."""

    told: str
    shown: frozenset[str]
    changed: bool


async def reached(
    engine: AsyncEngine,
    asking: UUID,
    other: Twin,
    method: str,
    given: Arguments,
    *,
    first: str = "",
    watched: bool = False,
) -> Reached:
    """Nothing of it is kept. A refusal tells nothing."""
    part_name, _, name = method.partition(".")
    async with engine.connect() as connection:
        for statement in filter(None, (MOODS.get(method), first)):
            await connection.execute(text(statement))
        before = await rows_of(connection, other) if watched else ""
        call = getattr(parts(connection, asking)[part_name], name)
        told = ""
        with suppress(*REFUSED):
            async with connection.begin_nested():
                told = plain(await given.call(call))
        changed = watched and await rows_of(connection, other) != before
        await connection.rollback()
    shown = frozenset(canary for canary in other.canaries - given.used if canary in told)
    return Reached(told=_ID.sub("", told), shown=shown, changed=changed)


@pytest.mark.parametrize("method", every_method())
async def test_nothing_of_another_business_is_shown_or_changed(
    engine: AsyncEngine, twins: tuple[Twin, Twin], method: str
) -> None:
    """To one with rows of its own; and one without any hears the same whether the other exists or not."""
    mine, theirs = twins
    gone = f"DELETE FROM clients WHERE id = '{theirs.tenant.id}'"
    for given in tries(theirs, method.partition(".")[0]):
        attack = await reached(engine, mine.tenant.id, theirs, method, given, watched=True)
        assert (attack.shown, attack.changed) == (frozenset(), False)
        there = await reached(engine, NOBODY, theirs, method, given)
        absent = await reached(engine, NOBODY, theirs, method, given, first=gone)
        assert there.told == absent.told or not (there.told and absent.told)


@pytest.mark.parametrize("method", every_method())
async def test_the_attack_would_reach_the_rows_of_whoever_owns_them(
    engine: AsyncEngine, twins: tuple[Twin, Twin], method: str
) -> None:
    """Else the test before this one would prove nothing about that method."""
    _, theirs = twins
    sharp = False
    for given in tries(theirs, method.partition(".")[0]):
        own = await reached(engine, theirs.tenant.id, theirs, method, given, watched=True)
        stranger = await reached(engine, NOBODY, theirs, method, given)
        sharp |= bool(own.shown) or own.changed or own.told != stranger.told
    assert sharp, f"{method} finds nothing: say in MOODS what has to be so first"


def scoped_calls() -> list[str]:
    """Everything else in storage that works for one business at a time: with its id, or under its lease."""
    found = []
    for module in pkgutil.iter_modules(storage.__path__):
        loaded = importlib.import_module(f"storage.{module.name}")
        for name, thing in inspect.getmembers(loaded):
            if getattr(thing, "__module__", "") != loaded.__name__ or name.startswith("_"):
                continue
            if inspect.iscoroutinefunction(thing) and _is_scoped(thing):
                found.append(f"{module.name}.{name}")
            elif inspect.isclass(thing) and not issubclass(thing, Part) and name not in UNDER_OTHERS:
                found += [
                    f"{module.name}.{name}.{method}"
                    for method in methods_of(thing)
                    if _is_scoped(getattr(thing, method))
                ]
    return found


def _is_scoped(call: Callable[..., Any]) -> bool:
    return any(name == "client_id" or kind is Lease for name, kind in get_type_hints(call).items())


@pytest.mark.parametrize("call", scoped_calls())
async def test_nothing_of_another_business_is_reached_without_a_desk(
    engine: AsyncEngine, twins: tuple[Twin, Twin], call: str
) -> None:
    """Leases, vectors, settings, erasure: with one's own id and everything else of the other."""
    mine, theirs = twins
    async with engine.connect() as connection:
        before = await rows_of(connection, theirs)
    shown = ""
    for any_id in theirs.ids.values():
        for key in ("", theirs.words["lane"]):
            given = Arguments(theirs, any_id, key=key, asking=mine.tenant.id)
            with suppress(*REFUSED, *((ValueError,) if key else ())):
                shown += plain(await given.call(_bound(engine, call), **_own(engine, call, mine)))
    async with engine.connect() as connection:
        assert await rows_of(connection, theirs) == before
    assert not {canary for canary in theirs.canaries - given.used if canary in shown}


def _bound(engine: AsyncEngine, call: str) -> Callable[..., Any]:
    module, *path = call.split(".")
    found: Any = importlib.import_module(f"storage.{module}")
    if len(path) == 1:
        function: Callable[..., Any] = getattr(found, path[0])
        return function
    made = _made(engine, getattr(found, path[0]))
    method: Callable[..., Any] = getattr(made, path[1])
    return method


def _made(engine: AsyncEngine, kind: type) -> Any:
    known = {"vault": Vault(["a key for tests"]), "lease": LEASE, "table": "lanes", "key": "lane"}
    wanted = inspect.signature(kind).parameters
    return kind(engine, **{name: value for name, value in known.items() if name in wanted})


def _own(engine: AsyncEngine, call: str, mine: Twin) -> dict[str, Any]:
    wanted = inspect.signature(_bound(engine, call)).parameters
    own = {"engine": engine, "client_id": mine.tenant.id}
    return {name: value for name, value in own.items() if name in wanted}
