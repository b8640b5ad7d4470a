"""Questions looked up in the whole knowledge, without their answer, and in parts of a large one."""

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from uuid import uuid4

from desk.decision import Turn
from desk.message import Message, MessageStatus, Role
from desk.tenant import Tenant
from rag.brain.choice import different
from rag.evaluation.cases import Case
from rag.evaluation.run import says
from rag.index.port import CANDIDATES
from rag.intents.kinds import Intent
from rag.retrieval.found import Found, Retrieved
from rag.retrieval.retriever import Retriever
from rag.trust.evidence import evidence, same_fact
from rag.understanding.reader import Reader

LARGE, PARTS = 45, (15, 30)
"""Entries from which a knowledge is also looked at in parts as large as a young business has."""
SEED = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class Lookup:
    """`business` and `question`: what belongs together when something is held out."""

    business: str
    question: int
    facts: Mapping[str, float]
    right: bool
    among: bool
    """The right entry is among those a choice would offer."""
    answerable: bool
    whole: bool
    """The knowledge was all there: only such lookups tell what clients would read."""


async def lookups(
    reader: Reader, retriever: Retriever, tenant: Tenant, cases: Sequence[Case]
) -> list[Lookup]:
    """Of `cases` the single questions that knowledge is asked for: with an answer, or with none."""
    chosen = random.Random(SEED)  # noqa: S311 -- which entries are left out, not a secret
    made: list[Lookup] = []
    for number, case in enumerate(cases):
        if len(case.turns) > 1 or case.expect not in {"answer", "human"}:
            continue
        said = Message(
            conversation_id=uuid4(), role=Role.CLIENT, text=case.turns[0], status=MessageStatus.NEW
        )
        read = await reader.read(Turn(tenant=tenant, messages=(said,)))
        if case.expect == "human" and read.intent is not Intent.QUESTION:
            continue
        retrieved = await retriever.find(tenant.id, read.question, depth=CANDIDATES)
        if retrieved.by_meaning:
            made += _of(tenant.slug, number, case, retrieved, chosen)
    return made


def _of(
    business: str, number: int, case: Case, retrieved: Retrieved, chosen: random.Random
) -> Iterator[Lookup]:
    right = [one for one in retrieved.found if case.expect == "answer" and says(case, one.item.answer)]
    if case.expect == "answer" and not right:
        return
    ids = {one.item.id for one in right}
    for found, whole in _variants(retrieved.found, right, chosen):
        if found:
            yield Lookup(
                business=business,
                question=number,
                facts=evidence(replace(retrieved, found=found)),
                right=found[0].item.id in ids,
                among=any(one.item.id in ids for one in different(found)),
                answerable=any(one.item.id in ids for one in found),
                whole=whole,
            )


def _variants(
    found: Sequence[Found], right: Sequence[Found], chosen: random.Random
) -> Iterator[tuple[list[Found], bool]]:
    yield list(found), True
    if right:
        yield [one for one in found if not any(one is it or same_fact(one, it) for it in right)], False
    if len(found) > LARGE:
        for size in PARTS:
            part = {id(one) for one in chosen.sample(list(found), size)} | {id(one) for one in right[:1]}
            yield [one for one in found if id(one) in part], False
