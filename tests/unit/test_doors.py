"""Through one door people go one by one."""

import asyncio
import gc

from desk.doors import Doors


async def test_nobody_waits_for_a_stranger_and_everybody_for_the_one_before() -> None:
    doors, seen = Doors(), []

    async def enter(key: str, name: str) -> None:
        async with doors[key]:
            seen.append(name)
            await asyncio.sleep(0.01)
            seen.append(name)

    await asyncio.gather(enter("a", "first"), enter("a", "second"), enter("b", "stranger"))
    assert seen[:2] == ["first", "stranger"]
    assert [name for name in seen if name != "stranger"] == ["first", "first", "second", "second"]


async def test_a_door_that_nobody_uses_is_forgotten() -> None:
    doors = Doors()
    async with doors["a"]:
        pass
    gc.collect()
    assert len(doors._locks) == 0
