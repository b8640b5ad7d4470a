"""A price list becomes services and knowledge, one made from the other."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from uuid import uuid4

import pytest

from app.importing import import_files
from desk.hours import Hours, Interval
from desk.services import Amount, Service, exactly
from desk.tenant import Tenant
from rag.ingest import IngestError
from storage.desks import PostgresDesks
from storage.tenants import PostgresTenants

HEADER = "Услуга;Название (каз);Цена, ₸;Длительность;Примечание;Входит в цену"
GEL = "Маникюр с гель-лаком;Гель-лакпен маникюр;7 000;1,5 часа;;Снятие гель-лака"
OFF = "Снятие гель-лака;Гель-лакты алу;от 1 500;20;Точную цену скажет мастер.;"


def price_list(folder: Path, *rows: str) -> Path:
    path = folder / "prices.csv"
    path.write_text("\n".join([HEADER, *rows]), "utf-8")
    return path


async def services(desks: PostgresDesks, tenant: Tenant) -> dict[str, Service]:
    async with desks(tenant.id) as desk:
        return {service.offer.name: service for service in await desk.services.live()}


async def test_a_row_is_a_service_and_an_entry(desks: PostgresDesks, tenant: Tenant, tmp_path: Path) -> None:
    """Numbers are kept as numbers, and the entry that ordinary search finds says the same in words."""
    await import_files(desks, tenant.id, [price_list(tmp_path, "МАНИКЮР;;;;;", GEL, OFF)])
    kept = await services(desks, tenant)
    gel, off = kept["Маникюр с гель-лаком"], kept["Снятие гель-лака"]
    assert (gel.offer.price, gel.offer.minutes) == (exactly(7000), exactly(90))
    assert gel.offer.named("kk") == "Гель-лакпен маникюр"
    assert (gel.offer.category, gel.offer.includes) == ("МАНИКЮР", ("Снятие гель-лака",))
    assert off.offer.price == Amount(least=1500, most=None)
    async with desks(tenant.id) as desk:
        entries = {item.id: item for item in await desk.knowledge.live()}
    assert off.item_id is not None
    assert entries[off.item_id].answer == (
        "Снятие гель-лака — от 1 500 ₸, примерно 20 минут. Точную цену скажет мастер."
    )


async def test_a_list_read_again_changes_what_changed(
    desks: PostgresDesks, tenant: Tenant, tmp_path: Path
) -> None:
    """The same row is left alone, a new price replaces the old one, a row that is gone is said no more."""
    await import_files(desks, tenant.id, [price_list(tmp_path, GEL, OFF)])
    before = await services(desks, tenant)
    await import_files(desks, tenant.id, [price_list(tmp_path, GEL.replace("7 000", "7 500"), OFF)])
    after = await services(desks, tenant)
    assert after["Снятие гель-лака"] == before["Снятие гель-лака"]
    gel = after["Маникюр с гель-лаком"]
    assert (gel.id, gel.offer.price) == (before[gel.offer.name].id, exactly(7500))
    assert gel.revision > max(service.revision for service in before.values())
    await import_files(desks, tenant.id, [price_list(tmp_path, OFF)])
    assert set(await services(desks, tenant)) == {"Снятие гель-лака"}
    async with desks(tenant.id) as desk:
        assert [item.question for item in await desk.knowledge.live()] == [
            "Снятие гель-лака (Гель-лакты алу): сколько стоит?"
        ]
    await import_files(desks, tenant.id, [price_list(tmp_path, GEL)])
    assert (await services(desks, tenant))["Маникюр с гель-лаком"].id == gel.id


async def test_a_list_is_taken_whole_or_not_at_all(
    desks: PostgresDesks, tenant: Tenant, tmp_path: Path
) -> None:
    """A row that can't be understood is named by its line, and nothing is changed."""
    path = price_list(tmp_path, GEL, OFF.replace("от 1 500", "как договоримся"))
    with pytest.raises(IngestError, match=r"prices\.csv, строка 3: .*«как договоримся».*«от 7000»"):
        await import_files(desks, tenant.id, [path])
    assert not await services(desks, tenant)


async def test_services_of_one_business_are_unknown_to_another(
    desks: PostgresDesks, tenant: Tenant, tenants: PostgresTenants, tmp_path: Path
) -> None:
    """Neither read nor retired by another one's import of a file with the same name."""
    other = replace(tenant, id=uuid4(), slug="other", telegram_chat_id=None)
    await tenants.save(other)
    await import_files(desks, tenant.id, [price_list(tmp_path, GEL)])
    assert not await services(desks, other)
    await import_files(desks, other.id, [price_list(tmp_path, OFF)])
    assert set(await services(desks, tenant)) == {"Маникюр с гель-лаком"}


async def test_the_latest_list_has_the_last_word(
    desks: PostgresDesks, tenant: Tenant, tmp_path: Path
) -> None:
    """A service that two files have is told as in the one that changed last."""
    first = price_list(tmp_path, GEL)
    second = first.rename(tmp_path / "spring.csv")
    await import_files(desks, tenant.id, [second])
    await import_files(desks, tenant.id, [price_list(tmp_path, GEL.replace("7 000", "9 000"))])
    assert (await services(desks, tenant))["Маникюр с гель-лаком"].offer.price == exactly(9000)


async def test_working_hours_come_back_as_they_were_saved(tenants: PostgresTenants, tenant: Tenant) -> None:
    """A night, a day off, a date of one year and one of every year."""
    night, daytime = (Interval(opens=1320, closes=1680),), (Interval(opens=0, closes=1440),)
    hours = Hours(
        week=(night, (), daytime, daytime, daytime, (), ()),
        dates={date(2028, 2, 29): ()},
        yearly={(3, 8): daytime},
        holidays=(),
    )
    await tenants.save(replace(tenant, hours=hours))
    saved = (await tenants.get(tenant.id)).hours
    assert replace(saved, since=None) == hours
    await tenants.save(replace(tenant, hours=Hours()))
    assert (await tenants.get(tenant.id)).hours == Hours()


async def test_hours_know_since_when_they_are_so(tenants: PostgresTenants, tenant: Tenant) -> None:
    """By the database's clock; saving a business with the hours that it has is no change of them."""
    until_eight, until_nine = (
        Hours(week=((Interval(opens=600, closes=closes),),) * 7) for closes in (1200, 1260)
    )
    await tenants.save(replace(tenant, hours=until_eight))
    first = (await tenants.get(tenant.id)).hours
    assert first.since
    await tenants.save(replace(tenant, name="Салон и друзья", hours=first))
    assert (await tenants.get(tenant.id)).hours == first
    await tenants.save(replace(tenant, hours=until_nine))
    later = (await tenants.get(tenant.id)).hours.since
    assert later
    assert later > first.since
