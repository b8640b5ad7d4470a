"""The answering side, wired to the store."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from app.phrases import FluentPhrasebook
from app.settings import Settings
from app.store import Store
from app.templates import TemplateFolder
from desk.usecases.lessons import Lessons, lessons
from rag.assembly import build_rag
from rag.config import RagConfig
from rag.ingest import READERS
from rag.rag import Rag

OFF = "off"


@asynccontextmanager
async def open_rag(settings: Settings, store: Store) -> AsyncIterator[Rag]:
    """Ready, but cold: see `Rag.warm`."""
    hearing = settings.openai_transcription_model
    config = RagConfig(
        work_folder=settings.data_dir / "derived",
        embeddings_url=settings.embeddings_url,
        qdrant_url=settings.qdrant_url,
        qdrant_api_key=settings.qdrant_api_key.get_secret_value(),
        qdrant_collection=settings.qdrant_collection,
        openai_api_key=settings.openai_api_key.get_secret_value(),
        openai_base_url=settings.openai_base_url,
        openai_model=settings.openai_model,
        openai_hearing_model="" if hearing == OFF else hearing,
        openai_seeing_model=settings.openai_vision_model,
    )
    rag = build_rag(
        config,
        desks=store.desks,
        tenants=store.tenants,
        feed=store.feed,
        vectors=store.vectors,
        case_vectors=store.case_vectors,
        phrasebook=FluentPhrasebook(),
    )
    try:
        yield rag
    finally:
        await rag.close()


def lessons_of(store: Store, rag: Rag) -> Lessons:
    return lessons(
        desks=store.desks,
        tenants=store.tenants,
        teacher=rag.teacher,
        discretion=rag.discretion,
        examiner=rag.examiner,
        templates=TemplateFolder(),
        readable=READERS,
        calibrate=rag.judging.calibrate,
    )
