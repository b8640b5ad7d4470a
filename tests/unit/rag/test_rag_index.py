"""Both indexes keep the same promises: the engine in the process, and the server's client."""

from pathlib import Path
from uuid import uuid4

import pytest
from qdrant_client import AsyncQdrantClient

from rag.grams import query_terms
from rag.index.collection import Collection
from rag.index.folder import OwnFolder
from rag.index.payload import payload_of
from rag.index.port import IndexUnavailable, KnowledgeIndex
from rag.index.server import ServerIndex
from tests.unit.rag.indexes import DIMS, point, vector


async def test_an_entry_is_found_by_meaning_with_all_three_similarities(index: KnowledgeIndex) -> None:
    """The similarity with question, answer and both comes back raw, as it is."""
    client_id = uuid4()
    one, other = point(client_id, "парковка", "во дворе", 1), point(client_id, "цена", "сто", 2)
    await index.upsert(client_id, [one, other])
    found = {
        candidate.item_id: candidate
        for candidate in await index.search(client_id, vector(1), query_terms("x"))
    }
    expected = one.vectors @ vector(1)
    assert found[one.item.id].similarities == pytest.approx(tuple(expected), abs=1e-4)


async def test_an_entry_is_found_by_letters_alone(index: KnowledgeIndex) -> None:
    """Without a query vector another ending of the same word still finds it."""
    client_id = uuid4()
    await index.upsert(
        client_id, [point(client_id, "Есть ли парковка?", "Да"), point(client_id, "Цена", "Сто", 2)]
    )
    found = await index.search(client_id, None, query_terms("парковкой"))
    assert len(found) == 1


async def test_an_entry_is_replaced_and_removed(index: KnowledgeIndex) -> None:
    """The same entry again overwrites; a deleted one is not found."""
    client_id = uuid4()
    one = point(client_id, "Парковка", "двор")
    await index.upsert(client_id, [one])
    await index.upsert(client_id, [one])
    assert list(await index.known(client_id)) == [one.item.id]
    await index.delete(client_id, [one.item.id])
    assert await index.known(client_id) == {}
    assert list(await index.search(client_id, vector(1), query_terms("парковка"))) == []


async def test_a_tenant_without_entries_finds_nothing(index: KnowledgeIndex) -> None:
    """Asking before anything was taught is no error."""
    assert list(await index.search(uuid4(), vector(1), query_terms("цена"))) == []


def test_the_payload_is_that_of_a_learnt_point() -> None:
    """Others read the collection: content and metadata have the agreed shape."""
    one = point(uuid4(), "Есть парковка?", "Да, во дворе.")
    payload = payload_of(one)
    assert payload["content"] == "Вопрос: Есть парковка?\nОтвет: Да, во дворе."
    assert payload["metadata"] == {
        "client_slug": "demo",
        "source": "owner",
        "handover_id": str(one.item.provenance.handover_id),
        "question": "Есть парковка?",
        "answer": "Да, во дворе.",
    }
    assert payload["version"] == 2


async def test_other_dimensions_under_the_same_name_are_refused() -> None:
    """Vectors of different models never mix in one collection."""
    client = AsyncQdrantClient(location=":memory:")
    await Collection(client, alias="knowledge", embedder_id="test", dims=DIMS).ready()
    with pytest.raises(IndexUnavailable, match="QDRANT_COLLECTION"):
        await Collection(client, alias="knowledge", embedder_id="test", dims=DIMS * 2).ready()
    await client.close()


async def test_another_model_gets_its_own_collection_and_the_alias() -> None:
    """The alias names the collection of the model in use; the old one stays as it was."""
    client = AsyncQdrantClient(location=":memory:")
    old = await Collection(client, alias="knowledge", embedder_id="old", dims=DIMS).ready()
    new = await Collection(client, alias="knowledge", embedder_id="new", dims=DIMS * 2).ready()
    aliases = {one.alias_name: one.collection_name for one in (await client.get_aliases()).aliases}
    assert aliases == {"knowledge": new}
    assert await client.collection_exists(old)
    await client.close()


async def test_a_server_that_is_away_is_said_to_be_away() -> None:
    """A refused connection is IndexUnavailable, which ends at a person."""
    client = AsyncQdrantClient(url="http://127.0.0.1:9", timeout=1, check_compatibility=False)
    index = ServerIndex(client, Collection(client, alias="knowledge", embedder_id="test", dims=DIMS))
    with pytest.raises(IndexUnavailable):
        await index.search(uuid4(), vector(1), query_terms("цена"))
    await index.close()


def test_what_a_killed_process_left_is_removed(tmp_path: Path) -> None:
    """A folder nobody holds goes at the next start; one in use stays."""
    abandoned = tmp_path / "index-old"
    abandoned.mkdir()
    (abandoned / "owner.lock").touch()
    in_use = OwnFolder(tmp_path)
    newer = OwnFolder(tmp_path)
    assert not abandoned.exists()
    assert in_use.path.exists()
    in_use.close()
    newer.close()
    assert list(tmp_path.iterdir()) == []
