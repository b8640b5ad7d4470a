"""What an embedder made of one business' words is neither told to another nor replaced by it."""

from uuid import UUID

import numpy as np
from sqlalchemy.ext.asyncio import AsyncEngine

from rag.vectors import Matrix
from storage.cases import PostgresCaseVectors
from storage.index_feed import PostgresVectorStore
from tests.integration.isolation.twins import Twin, rows_of

OTHERS = np.ones((3, 8), np.float32)


async def test_vectors_of_entries_are_told_to_their_business_alone(
    engine: AsyncEngine, twins: tuple[Twin, Twin]
) -> None:
    mine, theirs = twins
    item_id, words = theirs.ids["knowledge_items"], theirs.words
    embedder, wanted = words["knowledge_vectors.embedder"], {item_id: words["knowledge_vectors.text_hash"]}
    store = PostgresVectorStore(engine)
    assert list(await store.get(theirs.tenant.id, embedder, wanted)) == [item_id]
    assert await store.get(mine.tenant.id, embedder, wanted) == {}


async def test_vectors_of_entries_are_replaced_by_their_business_alone(
    engine: AsyncEngine, twins: tuple[Twin, Twin]
) -> None:
    mine, theirs = twins
    item_id, words = theirs.ids["knowledge_items"], theirs.words
    embedder, text_hash = words["knowledge_vectors.embedder"], words["knowledge_vectors.text_hash"]
    store = PostgresVectorStore(engine)

    async def put(client_id: UUID) -> Matrix:
        await store.put(client_id, embedder, item_id, text_hash, OTHERS)
        return (await store.get(theirs.tenant.id, embedder, {item_id: text_hash}))[item_id]

    assert (await put(mine.tenant.id)).shape != OTHERS.shape
    assert (await put(theirs.tenant.id) == OTHERS).all()


async def test_vectors_of_approved_questions_stay_with_their_business(
    engine: AsyncEngine, twins: tuple[Twin, Twin]
) -> None:
    mine, theirs = twins
    case_id, embedder = theirs.ids["knowledge_cases"], theirs.words["knowledge_cases.embedder"]
    store = PostgresCaseVectors(engine)
    assert list(await store.get(theirs.tenant.id, embedder, [case_id])) == [case_id]
    assert await store.get(mine.tenant.id, embedder, [case_id]) == {}
    async with engine.connect() as connection:
        before = await rows_of(connection, theirs)
    await store.put(mine.tenant.id, embedder, {case_id: OTHERS[0]})
    async with engine.connect() as connection:
        assert await rows_of(connection, theirs) == before
    await store.put(theirs.tenant.id, embedder, {case_id: OTHERS[0]})
    assert (await store.get(theirs.tenant.id, embedder, [case_id]))[case_id].tolist() == OTHERS[0].tolist()
