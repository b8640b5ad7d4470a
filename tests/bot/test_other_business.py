"""Everything that a button can carry of another business is pressed in this one's group."""

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.buttons import Button
from storage.tenants import PostgresTenants
from tests.bot.house import AIGUL, CLIENT, OWNER, House
from tests.integration.isolation.twins import Twin, kept_twin, rows_of


@pytest.fixture
async def other(house: House, engine: AsyncEngine, tenants: PostgresTenants) -> Twin:
    return await kept_twin(engine, tenants, 1)


@pytest.mark.parametrize("button", Button)
async def test_a_button_of_another_business_shows_and_changes_nothing(
    house: House, engine: AsyncEngine, other: Twin, button: Button
) -> None:
    """Each button there is, with the id of each of the other's rows, by a manager and by the owner."""
    await house.ask()
    async with engine.connect() as connection:
        before = await rows_of(connection, other)
    calls = len(house.telegram.calls)
    for subject in other.ids.values():
        for presser in (AIGUL, OWNER):
            await house.press(presser, button.data(subject))
    shown = str([call.model_dump() for call in house.telegram.calls[calls:]])
    assert not {canary for canary in other.canaries if canary in shown}
    async with engine.connect() as connection:
        assert await rows_of(connection, other) == before
    assert (await house.conversation()).contact == CLIENT


async def test_a_topic_of_another_business_is_no_way_to_its_client(
    house: House, engine: AsyncEngine, other: Twin
) -> None:
    """Topics are counted in each group anew: the same number here is another talk, or none."""
    async with engine.connect() as connection:
        before = await rows_of(connection, other)
    await house.write(OWNER, other.numbers["telegram_topic_id"], "ответ")
    await house.work()
    async with engine.connect() as connection:
        assert await rows_of(connection, other) == before
    assert house.whatsapp.sent == []
