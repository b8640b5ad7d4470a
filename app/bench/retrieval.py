"""Which passage comes first: the shipped embedder and the gated sum on public sets."""

import tempfile
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from pathlib import Path
from uuid import uuid4

import numpy as np

from app.bench.figures import Figure, at_least
from app.bench.passages import PassageSet, read_sets
from app.store import Report
from rag.config import RagConfig
from rag.embedding.port import Embedder
from rag.index.port import CANDIDATES
from rag.services import open_embedder
from rag.vectors import Matrix
from rag.vocabulary import Vocabulary
from rag.weights import Weights, weights_for

TARGETS = {"XQuAD-ru": 95.3, "KazQAD": 68.6, "LAReQA-ru": 76.7}
"""Right first, in percent, as the gated sum reached them on the embedder without its centre."""
SETS = len(TARGETS)
BATCH = 16


async def measured(folder: Path, report: Report) -> AsyncIterator[tuple[str, Sequence[Figure]]]:
    """A set's figures as they come. One vector a passage: these are no questions with answers.

    Raises NotMeasured.
    """
    with tempfile.TemporaryDirectory() as scratch:
        embedder = open_embedder(RagConfig(work_folder=Path(scratch)))
        weights = weights_for(embedder.id)
        for one in read_sets(folder):
            report(f"{one.name}: {len(one.passages)} passages, {len(one.asked)} questions")
            yield one.name, await _measure(one, embedder, weights)
        await embedder.close()


async def _measure(one: PassageSet, embedder: Embedder, weights: Weights) -> Sequence[Figure]:
    passages = await _embedded(embedder.passages, one.passages)
    questions = await _embedded(embedder.queries, [asked.text for asked in one.asked])
    cosines = questions @ passages.T
    vocabulary = Vocabulary()
    for passage in one.passages:
        vocabulary.put(uuid4(), passage)
    dense = [int(row.argmax()) in asked.answers for row, asked in zip(cosines, one.asked, strict=True)]
    both = [
        _best(row, asked.text, one.passages, vocabulary, weights) in asked.answers
        for row, asked in zip(cosines, one.asked, strict=True)
    ]
    return (
        Figure(name=f"{one.name}, right first by meaning alone", value=_percent(dense), unit="%"),
        Figure(
            name=f"{one.name}, right first by meaning and letters",
            value=_percent(both),
            unit="%",
            target=at_least(TARGETS[one.name]),
        ),
    )


async def _embedded(embed: Callable[[Sequence[str]], Awaitable[Matrix]], texts: Sequence[str]) -> Matrix:
    """(n, dims)"""
    return np.vstack([await embed(texts[start : start + BATCH]) for start in range(0, len(texts), BATCH)])


def _best(
    cosines: Matrix, question: str, passages: Sequence[str], vocabulary: Vocabulary, weights: Weights
) -> int:
    nearest = np.argsort(-cosines)[:CANDIDATES]
    asked = vocabulary.asked(question)
    scores = {
        int(place): float(cosines[place]) + weights.lexical(asked.coverage(passages[place]))
        for place in nearest
    }
    return max(scores, key=scores.__getitem__)


def _percent(hits: Sequence[bool]) -> float:
    return round(100 * sum(hits) / len(hits), 1)
