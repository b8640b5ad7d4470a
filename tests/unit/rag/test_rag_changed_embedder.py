"""While little is embedded yet, as after a change of the embedder, nobody is answered from that little."""

from pathlib import Path

from desk.decision import Action
from desk.tenant import Tenant
from tests.unit.rag.memory import MemoryKnowledge, rag_over
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
    rag = rag_over(memory, [salon], tmp_path)
    await rag.warm(wholly=False)
    asked = turn(salon, "Есть ли у вас парковка?")
    before = await rag.brain.decide(asked)
    assert (before.action, before.reason) == (Action.HUMAN, "index_unavailable")
    await rag.follower.catch_up()
    after = await rag.brain.decide(asked)
    assert after.text == KNOWN["Есть ли у вас парковка?"]
    await rag.close()
