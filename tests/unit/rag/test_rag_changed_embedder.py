"""While little is embedded yet, as after a change of the embedder, nobody is answered from that little."""

from pathlib import Path

from app.phrases import FluentPhrasebook
from desk.decision import Action
from desk.tenant import Tenant
from rag.assembly import build_rag
from rag.config import RagConfig
from tests.unit.rag.memory import MemoryKnowledge, MemoryTenants
from tests.unit.rag.talks import turn

KNOWN = {
    "Есть ли у вас парковка?": "Да, во дворе, бесплатно.",
    "До скольки вы работаете?": "До 20:00 без выходных.",
    "Можно ли прийти с собакой?": "Да, с маленькой собакой можно.",
}


async def test_what_was_not_read_yet_is_a_persons(salon: Tenant, tmp_path: Path) -> None:
    memory = MemoryKnowledge()
    for question, answer in KNOWN.items():
        memory.add(salon.id, question, answer, "ru")
    rag = build_rag(
        RagConfig(work_folder=tmp_path),
        desks=memory.desks,
        tenants=MemoryTenants(salon),
        feed=memory,
        vectors=memory,
        case_vectors=memory.cases,
        phrasebook=FluentPhrasebook(),
    )
    await rag.warm(wholly=False)
    asked = turn(salon, "Есть ли у вас парковка?")
    before = await rag.brain.decide(asked)
    assert (before.action, before.reason) == (Action.HUMAN, "index_unavailable")
    await rag.follower.catch_up()
    after = await rag.brain.decide(asked)
    assert after.text == KNOWN["Есть ли у вас парковка?"]
    await rag.close()
