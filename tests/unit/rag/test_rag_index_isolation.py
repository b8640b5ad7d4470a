"""Two businesses hold the same words in one index; each method is called for one with all of the other's.

The methods are those of the port: a new one is attacked, or says why not, before the tests pass.
"""

import inspect
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID, uuid4

import pytest

from rag.grams import query_terms
from rag.index.embedded import EmbeddedIndex
from rag.index.port import CANDIDATES, Candidate, IndexPoint, KnowledgeIndex
from rag.index.server import ServerIndex
from rag.vectors import Matrix
from tests.unit.rag.indexes import point, vector

WORDS = (("Есть ли парковка?", "Да, во дворе."), ("Сколько стоит стрижка?", "5 000 ₸"), ("Пароль", "Секрет"))
FOR_ALL = {"close": "ends the index for everybody"}
"""Methods that take no business, and why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Holder:
    client_id: UUID
    points: Sequence[IndexPoint]

    @property
    def ids(self) -> set[UUID]:
        return {one.item.id for one in self.points}


@pytest.fixture
async def twins(index: KnowledgeIndex) -> tuple[Holder, Holder]:
    """The one who asks, and the one who must not be seen."""
    return await held(index, WORDS), await held(index, WORDS)


async def held(index: KnowledgeIndex, texts: Sequence[tuple[str, str]], seed: int = 0) -> Holder:
    client_id = uuid4()
    points = [point(client_id, *words, seed or place) for place, words in enumerate(texts, 1)]
    await index.upsert(client_id, points)
    return Holder(client_id=client_id, points=points)


async def found(index: KnowledgeIndex, client_id: UUID) -> list[Candidate]:
    """By every vector and every word that anybody holds."""
    near = [await index.search(client_id, row, query_terms(words)) for row, words in _asked()]
    return sorted((one for some in near for one in some), key=lambda one: (one.item_id, one.similarities))


def _asked() -> list[tuple[Matrix | None, str]]:
    rows = [vector(seed + block) for seed in range(1, len(WORDS) + 1) for block in (0, 100, 200)]
    return [*((row, "") for row in rows), *((None, " ".join(words)) for words in WORDS)]


async def upsert(index: KnowledgeIndex, asking: UUID, other: Holder) -> set[UUID]:
    with pytest.raises(ValueError, match="another tenant"):
        await index.upsert(asking, other.points)
    return set()


async def delete(index: KnowledgeIndex, asking: UUID, other: Holder) -> set[UUID]:
    await index.delete(asking, list(other.ids))
    return set()


async def known(index: KnowledgeIndex, asking: UUID, _: Holder) -> set[UUID]:
    return set(await index.known(asking))


async def search(index: KnowledgeIndex, asking: UUID, _: Holder) -> set[UUID]:
    return {one.item_id for one in await found(index, asking)}


ATTACKS: Mapping[str, Callable[[KnowledgeIndex, UUID, Holder], Awaitable[set[UUID]]]] = {
    "upsert": upsert,
    "delete": delete,
    "known": known,
    "search": search,
}
"""By method of the port: calls it for `asking` with what the other has, and returns the ids it told of."""


@pytest.mark.parametrize("kind", [KnowledgeIndex, EmbeddedIndex, ServerIndex])
def test_every_method_is_attacked(kind: type) -> None:
    methods = {name for name, _ in inspect.getmembers(kind, inspect.isfunction) if not name.startswith("_")}
    assert methods == ATTACKS.keys() | FOR_ALL.keys()


@pytest.mark.parametrize("method", ATTACKS)
async def test_nothing_of_another_business_is_told_or_changed(
    index: KnowledgeIndex, twins: tuple[Holder, Holder], method: str
) -> None:
    """By one that holds the very same words, and by one that holds nothing."""
    mine, theirs = twins
    before = await index.known(theirs.client_id), await found(index, theirs.client_id)
    told = await ATTACKS[method](index, mine.client_id, theirs)
    assert told <= mine.ids
    assert await ATTACKS[method](index, uuid4(), theirs) == set()
    assert (await index.known(theirs.client_id), await found(index, theirs.client_id)) == before
    assert await index.known(mine.client_id) == {one.item.id: one.text_hash for one in mine.points}


async def test_the_many_entries_of_another_leave_room_for_ones_own(index: KnowledgeIndex) -> None:
    """The nearest of the business are taken, not those of the business among the nearest of all."""
    mine = await held(index, [("Часы работы", "С 10 до 20")], seed=9)
    await held(index, [("Есть ли парковка?", f"Место {number}") for number in range(2 * CANDIDATES)], seed=1)
    for row, words in ((vector(1), "есть ли парковка, часы?"), (None, "часы парковка")):
        near = await index.search(mine.client_id, row, query_terms(words))
        assert [one.item_id for one in near] == [one.item.id for one in mine.points]
