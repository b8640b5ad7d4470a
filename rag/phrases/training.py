"""Fits a classifier to an embedder, once for each set of phrases."""

from pathlib import Path

import numpy as np

from rag import fitted
from rag.embedding.port import Embedder
from rag.fitted import DATA, Fitted
from rag.language.latin import in_cyrillic
from rag.linear import fit
from rag.phrases.examples import Example, examples, fingerprint
from rag.phrases.features import FORM, features
from rag.vectors import Matrix

L2 = 2e-4
LETTERS = "letters"
"""Stands for an embedder's id where no embedder was used."""


def shipped(folder: str, embedder_id: str) -> Path:
    return DATA / "models" / f"{folder}.{embedder_id}.npz"


def wanted_for(folder: str, embedder_id: str) -> str:
    """The fingerprint of what is fitted to today's phrases."""
    return fingerprint(examples(folder), FORM, embedder_id)


async def fitted_for(folder: str, embedder: Embedder, cache_folder: Path) -> Fitted:
    """The shipped weights; for another embedder or other phrases those fitted before and kept in
    `cache_folder`, or fitted now. Raises EmbedderUnavailable in the last case only."""
    wanted = wanted_for(folder, embedder.id)
    cached = cache_folder / shipped(folder, embedder.id).name
    ready = fitted.load(shipped(folder, embedder.id), wanted) or fitted.load(cached, wanted)
    if ready is None:
        ready = await fit_to(folder, embedder)
        fitted.save(ready, cached)
    return ready


def letters_only(folder: str) -> Fitted:
    """What is left while the embedder is away: weaker, but a greeting stays a greeting."""
    return fitted.load(shipped(folder, LETTERS), wanted_for(folder, LETTERS)) or fit_to_letters(folder)


async def fit_to(folder: str, embedder: Embedder) -> Fitted:
    texts = [readable(phrase) for phrase in examples(folder)]
    return _fit(folder, texts, await embedder.queries(texts), embedder.id)


def fit_to_letters(folder: str) -> Fitted:
    texts = [readable(phrase) for phrase in examples(folder)]
    return _fit(folder, texts, np.zeros((len(texts), 0), np.float32), LETTERS)


def _fit(folder: str, texts: list[str], embeddings: Matrix, embedder_id: str) -> Fitted:
    phrases = examples(folder)
    centre: Matrix = embeddings.mean(axis=0, dtype=np.float32)
    linear = fit(features(texts, embeddings, centre), [phrase.label for phrase in phrases], l2=L2)
    return Fitted(linear=linear, centre=centre, fingerprint=wanted_for(folder, embedder_id))


def readable(phrase: Example) -> str:
    return in_cyrillic(phrase.text) if phrase.language == "translit" else phrase.text
