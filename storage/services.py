"""What a tenant offers, row by row of its price lists."""

from collections.abc import Collection, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import bindparam, text
from sqlalchemy.dialects.postgresql import ARRAY, JSONB
from sqlalchemy.types import Text, Uuid

from desk.services import Amount, Offer, Service
from storage.part import Part, Row

_IN_ORDER = "SELECT pg_advisory_xact_lock(hashtext('services:' || CAST(CAST(:client_id AS uuid) AS text)))"
"""One writer at a time, so that revisions follow each other."""

_NEXT_REVISION = "(SELECT coalesce(max(revision), 0) + 1 FROM services WHERE client_id = :client_id)"

_ROW = """price_from, price_to, currency, minutes_from, minutes_to, category, aliases, includes, names, notes,
          name, item_id"""
_GIVEN = ", ".join(f":{column.strip()}" for column in _ROW.split(","))

_PUT = text(f"""
    INSERT INTO services ({_ROW}, client_id, file_name, revision)
    VALUES ({_GIVEN}, :client_id, :file_name, {_NEXT_REVISION})
    ON CONFLICT (client_id, file_name, lower(name)) DO UPDATE
    SET ({_ROW}, live, revision, updated_at) = ({_GIVEN}, true, {_NEXT_REVISION}, now())
    WHERE NOT services.live
       OR ROW(services.price_from, services.price_to, services.currency, services.minutes_from,
              services.minutes_to, services.category, services.aliases, services.includes, services.names,
              services.notes, services.name, services.item_id) IS DISTINCT FROM ROW({_GIVEN})
    RETURNING *
""").bindparams(  # noqa: S608 -- our own fragments
    bindparam("aliases", type_=ARRAY(Text)),
    bindparam("includes", type_=ARRAY(Text)),
    bindparam("names", type_=JSONB),
    bindparam("notes", type_=JSONB),
)

_KNOWN = """
    SELECT * FROM services
    WHERE client_id = :client_id AND file_name = :file_name AND lower(name) = lower(:name)
"""

_RETIRE_OTHERS = text(f"""
    UPDATE services SET live = false, revision = {_NEXT_REVISION}, updated_at = now()
    WHERE client_id = :client_id AND file_name = :file_name AND live AND id <> ALL(:kept)
    RETURNING *
""").bindparams(bindparam("kept", type_=ARRAY(Uuid)))  # noqa: S608 -- our own fragment

_SAID_BY = f"""
    UPDATE services SET live = :holds, revision = {_NEXT_REVISION}, updated_at = now()
    WHERE client_id = :client_id AND item_id = :item_id AND live <> :holds
"""  # noqa: S608 -- our own fragment

_LIVE = """
    SELECT * FROM (
        SELECT DISTINCT ON (lower(name)) * FROM services
        WHERE client_id = :client_id AND live
        ORDER BY lower(name), revision DESC) AS latest
    ORDER BY file_name, created_at, revision
"""


class PostgresServices(Part):
    async def put(self, offer: Offer, *, file_name: str, item_id: UUID | None) -> Service:
        await self._run(_IN_ORDER)
        changed = await self._first(_PUT, file_name=file_name, item_id=item_id, **_values(offer))
        return service_from(changed or await self._one(_KNOWN, file_name=file_name, name=offer.name))

    async def retire_others(self, file_name: str, kept: Collection[UUID]) -> Sequence[Service]:
        await self._run(_IN_ORDER)
        gone = await self._run(_RETIRE_OTHERS, file_name=file_name, kept=list(kept))
        return [service_from(row) for row in gone.mappings()]

    async def said_by(self, item_id: UUID, *, holds: bool) -> None:
        await self._run(_IN_ORDER)
        await self._run(_SAID_BY, item_id=item_id, holds=holds)

    async def live(self) -> Sequence[Service]:
        return [service_from(row) for row in (await self._run(_LIVE)).mappings()]


def _values(offer: Offer) -> dict[str, Any]:
    return {
        "name": offer.name,
        "names": dict(offer.names),
        "aliases": list(offer.aliases),
        "category": offer.category,
        "price_from": offer.price.least if offer.price else None,
        "price_to": offer.price.most if offer.price else None,
        "currency": offer.currency,
        "minutes_from": offer.minutes.least if offer.minutes else None,
        "minutes_to": offer.minutes.most if offer.minutes else None,
        "notes": dict(offer.notes),
        "includes": list(offer.includes),
    }


def service_from(row: Row) -> Service:
    offer = Offer(
        name=row["name"],
        names=row["names"],
        aliases=tuple(row["aliases"]),
        category=row["category"],
        price=_amount(row["price_from"], row["price_to"]),
        currency=row["currency"],
        minutes=_amount(row["minutes_from"], row["minutes_to"]),
        notes=row["notes"],
        includes=tuple(row["includes"]),
    )
    return Service(
        id=row["id"],
        client_id=row["client_id"],
        offer=offer,
        item_id=row["item_id"],
        file_name=row["file_name"],
        revision=row["revision"],
        live=row["live"],
    )


def _amount(least: int | None, most: int | None) -> Amount | None:
    return None if least is None else Amount(least=least, most=most)
