"""Two businesses with a row in every table, each full of words and numbers that are nobody else's."""

import json
import uuid
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import count
from typing import Any
from uuid import UUID

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Date,
    DateTime,
    Integer,
    LargeBinary,
    Table,
    Text,
    Uuid,
    text,
)
from sqlalchemy.dialects.postgresql import ARRAY, JSONB
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from desk.tenant import Tenant
from storage.schema import metadata
from storage.tenants import PostgresTenants

SEEDED_OTHERWISE = frozenset({"clients", "client_settings", "periodic_runs"})

MEANT: Mapping[str, Any] = {
    "users.channel": "whatsapp",
    "users.language": "ru",
    "conversations.channel": "whatsapp",
    "conversations.state": "pending",
    "conversations.attempts": 1,
    "handovers.status": "pending",
    "handovers.trigger_type": "intent",
    "handovers.resolution": "",
    "handovers.grade": "false",
    "handovers.resolved_at": None,
    "messages.role": "client",
    "messages.status": ("new", "done"),
    "messages.options": [],
    "messages.agent_id": None,
    "knowledge_items.source": "owner",
    "knowledge_items.language": "ru",
    "knowledge_items.expires_at": None,
    "knowledge_items.expiry_told_at": None,
    "knowledge_proposals.kind": "new",
    "knowledge_proposals.status": "open",
    "knowledge_proposals.lesson": {"question": "?", "answer": "!", "language": "ru", "until": None},
    "knowledge_proposals.rivals": [],
    "knowledge_proposals.changes": [],
    "knowledge_proposals.awaits": "",
    "knowledge_gaps.closed_at": None,
    "uploads.status": "open",
    "uploads.preview": {},
    "outbox.kind": ("send", "card", "send"),
    "outbox.status": ("dead", "queued", "sending"),
    "outbox.attempts": 1,
    "outbox.told_at": None,
    "alerts.kind": "late-turns",
    "alerts.told_team": [],
    "alerts.ended_at": None,
    "rooms.room": "review",
    "slips.kind": "verdict",
    "reviews.origin": "sample",
    "reviews.confidence": 0.5,
    "reviews.odds": 1.5,
    "reviews.bar": 0.5,
    "reviews.chance": 0.5,
    "reviews.said_from": [],
    "reviews.options": [],
    "reviews.outdated_at": None,
    "reviews.verdict": (None, "right"),
}
"""Where a column does not take just any value. A tuple makes a row of each."""

BOOKING = {
    "days": ["2026-03-08"],
    "span": None,
    "asked": None,
    "missed": 0,
    "turns": 1,
    "hour": None,
    "touched_at": "2026-03-07T12:00:00+00:00",
}

SHARED = {"token": "token", "lease_token": "token", "lane": "lane", "subject_id": "subject"}
"""Columns that hold the same value in several tables: a lane's work is found by it."""


@dataclass
class Twin:
    """`ids`, `numbers` and `words`: the latest that was written for this business, by table and by column;
    `canaries`: all of it, which the other must never see."""

    tenant: Tenant
    ids: dict[str, UUID] = field(default_factory=dict)
    numbers: dict[str, int] = field(default_factory=dict)
    words: dict[str, str] = field(default_factory=dict)
    canaries: set[str] = field(default_factory=set)

    def keep(self, known: dict[str, Any], name: str, value: Any) -> Any:
        known[name] = value
        self.canaries.add(str(value))
        return value


async def seeded(engine: AsyncEngine, tenants: PostgresTenants) -> tuple[Twin, Twin]:
    """The second one is who must not be seen."""
    return await kept_twin(engine, tenants, 0), await kept_twin(engine, tenants, 1)


async def kept_twin(engine: AsyncEngine, tenants: PostgresTenants, number: int) -> Twin:
    """Written into the database; no two numbers have a value in common."""
    one = Twin(tenant=_business(number))
    await tenants.save(one.tenant)
    one.keep(one.numbers, "telegram_chat_id", one.tenant.telegram_chat_id)
    one.canaries |= {str(one.tenant.id), one.tenant.webhook_secret, one.tenant.chatflow_token}
    async with engine.begin() as connection:
        await _seed(connection, one, count(7_000_000_001 + 100_000 * number))
    return one


def _business(number: int) -> Tenant:
    slug = ("first", "second")[number]
    return Tenant(
        id=uuid.uuid4(),
        slug=slug,
        name=f"canary-{slug}-name",
        telegram_chat_id=-1001000000701 - number,
        owner_telegram_ids=(700 + number,),
        instance_id=f"canary-{slug}-instance",
        telegram_bot_token=f"{1701 + number}:canary-{slug}-bot-token",
        chatflow_token=f"canary-{slug}-chatflow-token",
        webhook_secret=f"canary-{slug}-webhook-secret",
    )


async def _seed(connection: AsyncConnection, one: Twin, fresh: Iterator[int]) -> None:
    for table in metadata.sorted_tables:
        if table.name in SEEDED_OTHERWISE:
            continue
        assert "client_id" in table.c, f"whose are the rows of {table.name}?"
        for variant in _variants(table):
            row = {
                column.name: _value(one, table, column, fresh, variant)
                for column in table.columns
                if column.identity is None
            }
            await connection.execute(table.insert().values(row))
            if "id" in row:
                one.keep(one.ids, table.name, row["id"])


def _variants(table: Table) -> Iterator[Mapping[str, Any]]:
    several = {
        name.partition(".")[2]: values
        for name, values in MEANT.items()
        if name.startswith(f"{table.name}.") and isinstance(values, tuple)
    }
    yield from [dict(zip(several, row, strict=True)) for row in zip(*several.values(), strict=True)] or [{}]


def _value(
    one: Twin, table: Table, column: Column[Any], fresh: Iterator[int], variant: Mapping[str, Any]
) -> Any:
    name = f"{table.name}.{column.name}"
    if column.name in variant:
        return variant[column.name]
    if name in MEANT:
        return MEANT[name]
    if column.name == "client_id":
        return one.tenant.id
    for key in column.foreign_keys:
        return one.ids[key.column.table.name]
    return _by_type(one, name, column, fresh)


def _by_type(one: Twin, name: str, column: Column[Any], fresh: Iterator[int]) -> Any:
    plain: Mapping[type, Callable[[], Any]] = {
        Uuid: lambda: _shared(one, one.ids, name, uuid.uuid4()),
        BigInteger: lambda: one.numbers.get(column.name) or one.keep(one.numbers, column.name, next(fresh)),
        Integer: lambda: 1,
        Boolean: lambda: True,
        ARRAY: list,
        DateTime: lambda: text("now()"),
        Date: lambda: text("now()"),
    }
    make = plain.get(type(column.type))
    return make() if make else _wordy(one, name, column, fresh)


def _wordy(one: Twin, name: str, column: Column[Any], fresh: Iterator[int]) -> Any:
    number = next(fresh)
    words = str(number) if column.name == "phone" else f"canary-{one.tenant.slug}-{name}-{number}"
    words = _shared(one, one.words, name, words)
    match column.type:
        case LargeBinary():
            return words.encode().ljust(120)  # also ten vectors' worth of floats
        case JSONB():
            return _json(name, words)
        case Text():
            return words
    raise AssertionError(f"what may stand in {name}?")


def _shared(one: Twin, known: dict[str, Any], name: str, fresh: Any) -> Any:
    common = SHARED.get(name.partition(".")[2])
    return known[common] if common in known else one.keep(known, common or name, fresh)


def _json(name: str, words: str) -> Any:
    if name in {"messages.media", "uploads.media"}:
        return {"kind": "document", "file_name": words, "blob_id": None}
    if name.endswith(".booking"):
        return {**BOOKING, "service": words, "name": words}
    return {"canary": words, "message": {"text": words}}


async def rows_of(connection: AsyncConnection, one: Twin) -> str:
    """Every row of the business, as text: equal when none was touched, be it by writing what stood there."""
    whose = {table.name: "client_id" for table in metadata.sorted_tables if "client_id" in table.c}
    parts = [
        f"SELECT '{name}' AS name, xmin::text AS written_by, to_jsonb({name}) AS row FROM {name} "
        f"WHERE {column} = :id"
        for name, column in {**whose, "clients": "id"}.items()
    ]
    rows = await connection.execute(text(" UNION ALL ".join(parts)), {"id": one.tenant.id})
    return "\n".join(
        sorted(f"{row.name} {row.written_by} {json.dumps(row.row, sort_keys=True)}" for row in rows)
    )
