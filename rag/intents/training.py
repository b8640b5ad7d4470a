"""Fits the classifier of intents to an embedder, once for each set of phrases."""

from pathlib import Path

import numpy as np

from rag import fitted
from rag.embedding.port import Embedder
from rag.examples import Example, examples, fingerprint
from rag.fitted import DATA, Fitted
from rag.intents.features import FORM, features
from rag.language.latin import in_cyrillic
from rag.linear import fit
from rag.vectors import Matrix

L2 = 2e-4


def shipped(embedder_id: str) -> Path:
    return DATA / "models" / f"intents.{embedder_id}.npz"


async def fitted_for(embedder: Embedder, cache_folder: Path) -> Fitted:
    """The shipped weights; for another embedder or other phrases those fitted before and kept in
    `cache_folder`, or fitted now. Raises EmbedderUnavailable in the last case only."""
    wanted = fingerprint(examples("intents"), FORM, embedder.id)
    cached = cache_folder / shipped(embedder.id).name
    ready = fitted.load(shipped(embedder.id), wanted) or fitted.load(cached, wanted)
    if ready is None:
        ready = await fit_intents(embedder)
        fitted.save(ready, cached)
    return ready


async def fit_intents(embedder: Embedder) -> Fitted:
    phrases = examples("intents")
    texts = [readable(phrase) for phrase in phrases]
    embeddings = await embedder.queries(texts)
    centre: Matrix = embeddings.mean(axis=0)
    linear = fit(features(texts, embeddings, centre), [phrase.label for phrase in phrases], l2=L2)
    return Fitted(
        linear=linear,
        centre=np.asarray(centre, np.float32),
        fingerprint=fingerprint(phrases, FORM, embedder.id),
    )


def readable(phrase: Example) -> str:
    return in_cyrillic(phrase.text) if phrase.language == "translit" else phrase.text
