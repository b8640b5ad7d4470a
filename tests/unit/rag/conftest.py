"""One embedder and one business for all tests: loading them is the slow part."""

from collections.abc import AsyncIterator
from pathlib import Path
from uuid import uuid4

import pytest
import yaml

from desk.hours import Hours
from desk.tenant import Tenant
from rag.embedding.centred import centred
from rag.embedding.embedded import EmbeddedEmbedder
from rag.embedding.port import Embedder
from rag.index.port import KnowledgeIndex
from rag.ingest import read_document
from rag.ingest.hours import read_week, with_exceptions
from rag.phrases.classifier import Classifier
from rag.rag import Rag
from rag.understanding.reader import Reader
from tests.unit.rag.indexes import KINDS, open_index
from tests.unit.rag.memory import MemoryKnowledge, rag_over

SALON = Path(__file__).parents[3] / "demo" / "salon"
SALON_SECONDS = 180
"""The first test with the salon's knowledge waits until all of it is embedded."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if item.path.is_relative_to(Path(__file__).parent):
            item.add_marker(pytest.mark.timeout(SALON_SECONDS))


@pytest.fixture(scope="session")
def embedder() -> Embedder:
    return centred(EmbeddedEmbedder())


@pytest.fixture(params=KINDS)
async def index(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[KnowledgeIndex]:
    made = open_index(request.param, tmp_path)
    yield made
    await made.close()


@pytest.fixture(scope="session")
def salon() -> Tenant:
    about = yaml.safe_load((SALON / "business.yaml").read_text("utf-8"))
    return Tenant(
        id=uuid4(),
        slug="demo",
        name="Меруерт Бақ",
        profile={"phone": "+7 700 000 00 01", "kind": about["profile"]["kind"]},
        hours=with_exceptions(Hours(week=read_week(about["hours"])), about["holidays"]),
    )


@pytest.fixture(scope="session")
def reader(embedder: Embedder, tmp_path_factory: pytest.TempPathFactory) -> Reader:
    return Reader(Classifier("intents", embedder, tmp_path_factory.mktemp("models")))


@pytest.fixture(scope="session")
def knowledge(salon: Tenant) -> MemoryKnowledge:
    memory = MemoryKnowledge()
    for name in ("knowledge.ru.md", "knowledge.kk.md", "prices.csv"):
        for entry in read_document(SALON / name):
            item = memory.add(salon.id, entry.question, entry.answer, entry.language, name)
            if entry.offer:
                memory.offer(item, entry.offer)
    return memory


@pytest.fixture(scope="session")
async def rag(
    salon: Tenant, knowledge: MemoryKnowledge, tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[Rag]:
    built = rag_over(knowledge, [salon], tmp_path_factory.mktemp("work"))
    await built.warm()
    yield built
    await built.close()
