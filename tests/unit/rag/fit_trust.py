"""Fits the weights of trust to several businesses: `python -m tests.unit.rag.fit_trust` prints what goes into
`rag/data/weights` and `rag/data/risk`, judged on each business by weights fitted on the others.

Each question is put to the whole knowledge, to the knowledge without its answer, and, where the knowledge is
large, to parts of it as large as a young business has.
"""

import asyncio
import random
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import yaml

from desk.decision import Turn
from rag.brain.choice import different
from rag.embedding.centred import centred
from rag.embedding.embedded import EmbeddedEmbedder
from rag.evaluation.cases import Case, read_cases
from rag.evaluation.run import says
from rag.fitting.fit import risk_points
from rag.fitting.logistic import Table, chances, fit_logistic
from rag.index.port import CANDIDATES
from rag.intents.kinds import Intent
from rag.phrases.classifier import Classifier
from rag.retrieval.found import Found, Retrieved
from rag.trust.evidence import evidence, same_fact
from rag.understanding.reader import Reader
from tests.unit.rag.businesses import TUNED, documents, opened
from tests.unit.rag.conftest import SALON
from tests.unit.rag.talks import said

FEATURES = [
    "cos_both",
    "cos_question",
    "margin",
    "cov",
    "letters_agree",
    "z",
    "length",
    "held",
    "affinity",
    "lacking",
]
LARGE, PARTS = 45, (15, 30)
SALON_PAPERS = [SALON / name for name in ("knowledge.ru.md", "knowledge.kk.md", "prices.csv")]
SOURCES = {
    **{folder.name: (documents(folder), folder / "cases.yaml") for folder in TUNED},
    "salon": (SALON_PAPERS, SALON / "cases.yaml"),
}
chance = random.Random(7)


@dataclass(frozen=True, slots=True, kw_only=True)
class Lookup:
    business: str
    facts: Mapping[str, float]
    right: bool
    among: bool
    answerable: bool
    whole: bool


async def main() -> None:
    made = [one for name in SOURCES for one in await _lookups(name)]
    table = np.array([[one.facts[name] for name in FEATURES] for one in made])
    businesses = np.array([one.business for one in made])
    whole = np.array([one.whole for one in made])
    for name in ("right", "among"):
        truth = np.array([float(getattr(one, name)) for one in made])
        weights = fit_logistic(table, truth, FEATURES)
        told = _unseen(table, truth, businesses)
        _tell(name, weights, [one for one in made if one.whole], told[whole], truth[whole])


def _unseen(table: Table, truth: Table, businesses: np.ndarray) -> Table:
    told = np.zeros(len(table))
    for business in set(businesses.tolist()):
        held = businesses == business
        told[held] = chances(table[held], fit_logistic(table[~held], truth[~held], FEATURES), FEATURES)
    return told


def _tell(name: str, weights: Mapping[str, float], made: Sequence[Lookup], told: Table, truth: Table) -> None:
    points = [[point.threshold, point.error] for point in risk_points(told, truth)]
    found = {name: {feature: round(value, 3) for feature, value in weights.items()}, "risk": points}
    sys.stdout.write(yaml.safe_dump(found, sort_keys=False, default_flow_style=None))
    answerable = np.array([one.answerable for one in made])
    for percent in range(20, 90, 4):
        answered = told >= percent / 100
        helped = (answered & (truth == 1))[answerable].mean()
        vain, wrong = answered[~answerable].mean(), (answered & (truth == 0)).mean()
        sys.stdout.write(f"{percent}: right {helped:.3f} unfounded {vain:.3f} wrong of all {wrong:.3f}\n")


async def _lookups(name: str) -> list[Lookup]:
    papers, cases = SOURCES[name]
    with tempfile.TemporaryDirectory() as folder:
        async with opened(papers, Path(folder)) as (rag, tenant):
            reader = Reader(Classifier("intents", centred(EmbeddedEmbedder()), Path(folder)))
            made: list[Lookup] = []
            for case in read_cases(cases):
                if len(case.turns) > 1 or case.expect not in {"answer", "human"}:
                    continue
                read = await reader.read(Turn(tenant=tenant, messages=(said(case.turns[0]),)))
                if case.expect == "human" and read.intent is not Intent.QUESTION:
                    continue
                found = await rag.judging.retriever.find(tenant.id, read.question, depth=CANDIDATES)
                made += _of(name, case, found)
            return made


def _of(name: str, case: Case, retrieved: Retrieved) -> Iterator[Lookup]:
    right = [one for one in retrieved.found if case.expect == "answer" and says(case, one.item.answer)]
    ids = {one.item.id for one in right}
    if case.expect == "answer" and not right:
        return
    for found, whole in _variants(retrieved.found, right):
        if found:
            yield Lookup(
                business=name,
                facts=evidence(replace(retrieved, found=found)),
                right=found[0].item.id in ids,
                among=any(one.item.id in ids for one in different(found)),
                answerable=any(one.item.id in ids for one in found),
                whole=whole,
            )


def _variants(found: Sequence[Found], right: Sequence[Found]) -> Iterator[tuple[list[Found], bool]]:
    yield list(found), True
    if right:
        yield [one for one in found if not any(one is it or same_fact(one, it) for it in right)], False
    if len(found) > LARGE:
        for size in PARTS:
            part = {id(one) for one in chance.sample(list(found), size)} | {id(one) for one in right[:1]}
            yield [one for one in found if id(one) in part], False


if __name__ == "__main__":
    asyncio.run(main())
