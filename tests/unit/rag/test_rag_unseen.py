"""A business that nothing was fitted on."""

from pathlib import Path
from uuid import uuid4

from app.phrases import FluentPhrasebook
from desk.tenant import Tenant
from rag.assembly import build_rag
from rag.config import RagConfig
from rag.evaluation import Verdict, evaluate, read_cases
from rag.ingest import read_document
from tests.unit.rag.memory import MemoryKnowledge, MemoryTenants

CAKES = Path(__file__).parents[2] / "e2e" / "cakes.md"
CASES = Path(__file__).parent / "data" / "cakes.yaml"


async def test_a_business_never_seen_before_is_served_as_promised(tmp_path: Path) -> None:
    """Most clients are helped; hardly anybody gets an answer that the knowledge does not hold."""
    shop = Tenant(id=uuid4(), slug="cakes", name="Торты")
    memory = MemoryKnowledge()
    for entry in read_document(CAKES):
        memory.add(shop.id, entry.question, entry.answer, entry.language)
    rag = build_rag(
        RagConfig(work_folder=tmp_path),
        desks=memory.desks,
        tenants=MemoryTenants(shop),
        feed=memory,
        vectors=memory,
        case_vectors=memory.cases,
        phrasebook=FluentPhrasebook(),
    )
    await rag.warm()
    report = await evaluate(rag.brain, shop, read_cases(CASES))
    await rag.close()
    answers = report.by_expected()["answer"]
    assert (answers[Verdict.RIGHT] + answers[Verdict.CLARIFIED]) / answers.total() >= 0.7
    said_wrong = [one for one in report.failures() if one.action == "answer"]
    assert len(said_wrong) / len(report.outcomes) <= 0.04
