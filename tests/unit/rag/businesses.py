"""Businesses with their knowledge and their clients' messages, each a folder of `data/businesses`.

`tuned` are those that weights and thresholds were chosen by; `unseen` were only looked at afterwards.
"""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from uuid import uuid4

from desk.tenant import Tenant
from rag.ingest import read_document
from rag.rag import Rag
from tests.unit.rag.memory import MemoryKnowledge, rag_over

FOLDER = Path(__file__).parent / "data" / "businesses"
TUNED = sorted((FOLDER / "tuned").iterdir())
UNSEEN = sorted((FOLDER / "unseen").iterdir())


@asynccontextmanager
async def opened(documents: Sequence[Path], work_folder: Path) -> AsyncIterator[tuple[Rag, Tenant]]:
    tenant = Tenant(id=uuid4(), slug="shop", name="Бизнес")
    memory = MemoryKnowledge()
    for document in documents:
        for entry in read_document(document):
            memory.add(tenant.id, entry.question, entry.answer, entry.language)
    rag = rag_over(memory, [tenant], work_folder)
    await rag.warm()
    yield rag, tenant
    await rag.close()


def documents(business: Path) -> list[Path]:
    return sorted(path for path in business.iterdir() if path.name != "cases.yaml")
