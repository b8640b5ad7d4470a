"""Fits anew what in `rag/data/models` is of other phrases: `python -m rag.refit` after they were changed."""

import asyncio

import numpy as np

from rag import fitted
from rag.assembly import FOLDERS
from rag.embedding.centred import centre_path, centred
from rag.embedding.embedded import EmbeddedEmbedder
from rag.embedding.port import Embedder
from rag.language import model as language
from rag.phrases.examples import examples
from rag.phrases.training import LETTERS, fit_to, fit_to_letters, readable, shipped, wanted_for


async def refit() -> None:
    if not fitted.load(language.PATH, language.fingerprint_of_phrases()):
        fitted.save(language.fit_language_model(), language.PATH)
    plain = EmbeddedEmbedder()
    if not centre_path(plain.id).exists():
        await _measure_centre(plain)
    embedder = centred(plain)
    for folder in FOLDERS:
        if not _stands(folder, embedder.id):
            fitted.save(await fit_to(folder, embedder), shipped(folder, embedder.id))
        if not _stands(folder, LETTERS):
            fitted.save(fit_to_letters(folder), shipped(folder, LETTERS))


def _stands(folder: str, embedder_id: str) -> bool:
    return fitted.load(shipped(folder, embedder_id), wanted_for(folder, embedder_id)) is not None


async def _measure_centre(embedder: Embedder) -> None:
    """The mean of what clients ask businesses. Once only: the vectors that businesses have stored were made
    with it."""
    asked = [readable(phrase) for phrase in examples("intents") if phrase.label == "question"]
    np.save(centre_path(embedder.id), (await embedder.queries(asked)).mean(axis=0))


if __name__ == "__main__":
    asyncio.run(refit())
