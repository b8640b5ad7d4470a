"""Questions looked up in a knowledge, in parts of it, and in what is left without the right entries."""

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from rag.evaluation.cases import Case
from rag.evaluation.run import says
from rag.index.port import CANDIDATES
from rag.language.detect import detect
from rag.retrieval.found import Found, Retrieved
from rag.retrieval.retriever import Retriever
from rag.trust.evidence import evidence, same_fact

PARTS = (1, 2, 4, 8, 16, 32)
AMONG = 3
SEED = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Lookup:
    """`group`: lookups of one question stay together when questions are held out."""

    group: int
    facts: Mapping[str, float]
    right: bool
    among: bool
    """The right entry is among the three best different ones."""
    whole: bool
    """The knowledge was all there: only such lookups tell what clients would read."""


async def lookups(retriever: Retriever, client_id: UUID, cases: Sequence[Case]) -> list[Lookup]:
    """`cases` are single questions for the knowledge: those with `must` have an answer, others have none."""
    chosen = random.Random(SEED)  # noqa: S311 -- which entries are left out, not a secret
    made: list[Lookup] = []
    for group, case in enumerate(cases):
        question = detect(case.turns[-1], hint="ru").readable
        retrieved = await retriever.find(client_id, question, depth=CANDIDATES)
        if not retrieved.found or not retrieved.by_meaning:
            continue
        right = {one.item.id for one in retrieved.found if case.must and says(case, one.item.answer)}
        made += [
            _lookup(group, part, right, whole=part is retrieved)
            for part in _parts(retrieved, right, chosen)
            if part.found
        ]
    return made


def _parts(retrieved: Retrieved, right: set[UUID], chosen: random.Random) -> list[Retrieved]:
    without = [one for one in retrieved.found if one.item.id not in right]
    parts = [retrieved, replace(retrieved, found=without)] if right else [retrieved]
    for size in PARTS:
        kept = _kept(without, size, chosen)
        parts.append(replace(retrieved, found=kept))
        if right:
            wanted = [one for one in retrieved.found if one.item.id in right]
            parts.append(replace(retrieved, found=_in_order([*kept[: size - 1], *wanted])))
    return parts


def _kept(found: Sequence[Found], size: int, chosen: random.Random) -> list[Found]:
    return _in_order(chosen.sample(found, min(size, len(found))))


def _in_order(found: Sequence[Found]) -> list[Found]:
    return sorted(found, key=lambda one: -one.score)


def _lookup(group: int, retrieved: Retrieved, right: set[UUID], *, whole: bool) -> Lookup:
    different: list[Found] = []
    for one in retrieved.found:
        if len(different) < AMONG and not any(same_fact(one, other) for other in different):
            different.append(one)
    return Lookup(
        group=group,
        facts=evidence(retrieved),
        right=retrieved.found[0].item.id in right,
        among=any(one.item.id in right for one in different),
        whole=whole,
    )
