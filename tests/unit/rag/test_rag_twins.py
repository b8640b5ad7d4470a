"""Two businesses of the same words: what is remembered of one neither shows nor changes the other."""

import asyncio
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from desk.knowledge import KnowledgeItem
from rag.embedding.remembered import RememberedEmbedder, remembering
from rag.index.payload import text_hash
from rag.kept import KeptRows
from rag.shelves import Shelves
from rag.vectors import Matrix
from tests.unit.rag.followed import CountingEmbedder, World

WORDS = ("Есть ли парковка?", "Да, во дворе.")


def twin_entries(world: World) -> tuple[KnowledgeItem, KnowledgeItem]:
    return world.memory.add(world.tenant.id, *WORDS), world.memory.add(world.other.id, *WORDS)


async def test_an_entry_that_one_forgets_the_other_still_has(tmp_path: Path) -> None:
    """In its vocabulary and in the index, under its own id."""
    world = World(tmp_path)
    mine, theirs = twin_entries(world)
    follower = world.follower()
    await follower.catch_up()
    assert await world.index.known(world.other.id) == {theirs.id: text_hash(theirs)}
    world.memory.change(mine, live=False)
    await follower.catch_up()
    assert await world.index.known(world.tenant.id) == {}
    assert await world.index.known(world.other.id) == {theirs.id: text_hash(theirs)}
    assert [len(world.vocabularies[one.id]) for one in (world.tenant, world.other)] == [0, 1]


async def test_what_many_entries_of_one_say_stays_rare_for_the_other(tmp_path: Path) -> None:
    """How telling a word is follows from the business' own entries."""
    world = World(tmp_path)
    twin_entries(world)
    follower = world.follower()
    await follower.catch_up()
    before = world.vocabularies[world.tenant.id].mass("парковка").total
    for number in range(20):
        world.memory.add(world.other.id, f"Парковка {number}", "Парковка во дворе.")
    await follower.catch_up()
    assert world.vocabularies[world.tenant.id].mass("парковка").total == before
    assert world.vocabularies[world.other.id].mass("парковка").total < before


async def test_entries_of_one_that_wait_do_not_hold_up_the_other(tmp_path: Path) -> None:
    """They are counted for each, because a business of which little is read is not answered for."""
    world = World(tmp_path)
    world.embedder.away = True
    mine, _ = twin_entries(world)
    world.memory.add(world.tenant.id, "Ещё вопрос?", "Ещё ответ.")
    follower = world.follower()
    await follower.catch_up()
    assert [world.waiting.count(one.id) for one in (world.tenant, world.other)] == [2, 1]
    world.memory.change(mine, live=False)
    await follower.catch_up()
    assert [world.waiting.count(one.id) for one in (world.tenant, world.other)] == [1, 1]


async def test_one_can_not_clear_the_shelf_of_the_other(tmp_path: Path) -> None:
    world = World(tmp_path)
    _, theirs = twin_entries(world)
    follower = world.follower()
    await follower.catch_up()
    shelves = Shelves(index=world.index, points=follower._points, tenants=world.tenants)
    await shelves.clear(world.other.id, [])
    await shelves.clear(world.tenant.id, [theirs.id])
    assert list(await world.index.known(world.other.id)) == [theirs.id]
    assert await shelves.hold(theirs)


async def test_two_turns_at_once_remember_nothing_of_each_other() -> None:
    """Vectors are remembered by words alone, so within one turn only: whether another business was just asked
    the same is not to be felt."""
    counting = CountingEmbedder()
    remembered = RememberedEmbedder(counting)
    both_are_in = asyncio.Barrier(2)

    async def turn() -> Matrix:
        with remembering():
            await both_are_in.wait()
            await remembered.queries(["сколько стоит?"])
            await both_are_in.wait()
            return await remembered.queries(["сколько стоит?"])

    one, other = await asyncio.gather(turn(), turn())
    assert counting.embedded == ["сколько стоит?"] * 2
    assert (one == other).all()


async def test_many_words_of_one_push_out_nothing_that_the_other_is_asking_for() -> None:
    """What is made meanwhile takes the place of the oldest, but not under the hands of whoever needs it."""
    kept: KeptRows[str] = KeptRows(2)

    async def make(keys: Sequence[str]) -> list[Matrix]:
        return [np.array([len(key)], np.float32) for key in keys]

    async def make_slowly(keys: Sequence[str]) -> list[Matrix]:
        await kept.of(["theirs", "theirs too"], make)
        return await make(keys)

    await kept.of(["mine"], make)
    rows = await kept.of(["mine", "mine too"], make_slowly)
    assert {key: float(row[0]) for key, row in rows.items()} == {"mine": 4.0, "mine too": 8.0}
    assert len(kept._rows) == 2
