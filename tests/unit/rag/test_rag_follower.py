"""The index follows the knowledge."""

from pathlib import Path

from rag.follower import BATCH
from rag.index.embedded import EmbeddedIndex
from rag.vocabulary import Vocabularies
from tests.unit.rag.followed import World
from tests.unit.rag.memory import MemoryTenants

TEXTS_A_BATCH = 3 * BATCH


async def test_new_changed_and_retired_entries_reach_the_index(tmp_path: Path) -> None:
    """After each catch-up the index holds exactly the live entries."""
    world = World(tmp_path)
    follower = world.follower()
    item = world.memory.add(world.tenant.id, "Парковка?", "Во дворе.")
    assert await follower.catch_up() == 1
    first = await world.index.known(world.tenant.id)
    world.memory.change(item, answer="На улице.")
    await follower.catch_up()
    assert await world.index.known(world.tenant.id) != first
    world.memory.change(item, live=False)
    await follower.catch_up()
    assert await world.index.known(world.tenant.id) == {}
    assert await follower.catch_up() == 0


async def test_a_restart_embeds_nothing_anew(tmp_path: Path) -> None:
    """Kept vectors rebuild the index without the embedder."""
    world = World(tmp_path / "a")
    world.memory.add(world.tenant.id, "Парковка?", "Во дворе.")
    await world.follower().catch_up()
    world.index = EmbeddedIndex(tmp_path / "b", dims=8)
    world.embedder.away = True
    await world.follower().catch_up()
    assert len(await world.index.known(world.tenant.id)) == 1


async def test_a_change_while_embedding_wins(tmp_path: Path) -> None:
    """An entry that was changed while its older text was being embedded ends up with the newer one."""
    world = World(tmp_path)
    item = world.memory.add(world.tenant.id, "Парковка?", "Во дворе.")
    world.embedder.meanwhile = lambda: world.memory.change(item, answer="Парковки нет.")
    await world.follower().catch_up()
    assert "Парковки нет." in world.embedder.embedded
    hashes = {hash_ for hash_, _ in world.memory.vectors.values()}
    assert set((await world.index.known(world.tenant.id)).values()) == hashes


async def test_an_embedder_away_delays_and_loses_nothing(tmp_path: Path) -> None:
    """What could not be embedded is indexed once the embedder is back; its words count meanwhile."""
    world = World(tmp_path)
    follower = world.follower()
    item = world.memory.add(world.tenant.id, "Парковка?", "Во дворе.")
    world.embedder.away = True
    assert await follower.catch_up() == 0
    assert item.id in world.vocabularies[world.tenant.id]
    world.embedder.away = False
    assert await follower.catch_up() == 1


async def test_a_lasting_index_loses_what_the_database_no_longer_knows(tmp_path: Path) -> None:
    """Entries of an erased past are dropped at the first comparison."""
    world = World(tmp_path)
    item = world.memory.add(world.tenant.id, "Парковка?", "Во дворе.")
    await world.follower().catch_up()
    del world.memory.items[item.id]
    world.vocabularies = Vocabularies()
    await world.follower().catch_up()
    assert await world.index.known(world.tenant.id) == {}


async def test_dropped_vectors_are_made_anew(tmp_path: Path) -> None:
    """Reindexing drops what was kept: the same text is embedded and indexed again."""
    world = World(tmp_path)
    follower = world.follower()
    item = world.memory.add(world.tenant.id, "Парковка?", "Во дворе.")
    await follower.catch_up()
    world.memory.vectors.clear()
    world.embedder.embedded.clear()
    world.memory.change(item)
    await follower.catch_up()
    assert world.embedder.embedded[0] == "Парковка?"


async def test_a_file_of_one_business_does_not_hold_up_what_another_was_taught(tmp_path: Path) -> None:
    """An owner's reply waits for no more than the batch in hand, however much others import."""
    world = World(tmp_path)
    for number in range(200):
        world.memory.add(world.tenant.id, f"Вопрос {number}?", "Ответ.", file_name="faq.md")
    world.embedder.meanwhile = lambda: world.memory.add(world.other.id, "Парковка?", "Во дворе.")
    await world.follower().catch_up()
    assert world.embedder.embedded.index("Парковка?") == TEXTS_A_BATCH
    assert len(await world.index.known(world.tenant.id)) == 200


async def test_businesses_that_import_at_once_take_turns(tmp_path: Path) -> None:
    """A short file is in after two batches, whatever stands before it."""
    world = World(tmp_path)
    for number in range(100):
        world.memory.add(world.tenant.id, f"Вопрос {number}?", "Ответ.", file_name="faq.md")
    world.memory.add(world.other.id, "Парковка?", "Во дворе.", file_name="faq.md")
    await world.follower().catch_up()
    assert world.embedder.embedded.index("Парковка?") == TEXTS_A_BATCH


async def test_an_entry_that_was_retired_while_it_waited_is_never_embedded(tmp_path: Path) -> None:
    world = World(tmp_path)
    items = [world.memory.add(world.tenant.id, f"Вопрос {number}?", "Ответ.") for number in range(BATCH + 1)]
    world.embedder.meanwhile = lambda: world.memory.change(items[-1], live=False)
    await world.follower().catch_up()
    assert items[-1].question not in world.embedder.embedded
    assert items[-1].id not in await world.index.known(world.tenant.id)


async def test_entries_of_a_business_that_is_not_served_stop_nobody(tmp_path: Path) -> None:
    """They are left alone until the business is served."""
    world = World(tmp_path)
    world.tenants = MemoryTenants(world.other)
    follower = world.follower()
    world.memory.add(world.tenant.id, "Вопрос?", "Ответ.")
    world.memory.add(world.other.id, "Парковка?", "Во дворе.")
    await follower.catch_up()
    assert "Вопрос?" not in world.embedder.embedded
    world.tenants.add(world.tenant)
    await follower.catch_up()
    assert len(await world.index.known(world.tenant.id)) == 1
