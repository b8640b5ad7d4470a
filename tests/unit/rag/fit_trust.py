"""Fits the weights of trust to the nine businesses that they ship for, each judged by weights fitted on the
others: `python -m tests.unit.rag.fit_trust [FILE]`."""

import asyncio
import sys
import tempfile
from dataclasses import replace
from pathlib import Path

from app.cli.fitting import tell_fit
from rag.evaluation import read_cases
from rag.fitting import Lookup, fit, lookups
from tests.unit.rag.businesses import TUNED, documents, opened
from tests.unit.rag.conftest import SALON

SALON_PAPERS = [SALON / name for name in ("knowledge.ru.md", "knowledge.kk.md", "prices.csv")]
SOURCES = {**{folder: documents(folder) for folder in TUNED}, SALON: SALON_PAPERS}


async def main(out: Path | None) -> None:
    made: list[Lookup] = []
    for folder, papers in SOURCES.items():
        with tempfile.TemporaryDirectory() as work:
            async with opened(papers, Path(work)) as (rag, tenant):
                named = replace(tenant, slug=folder.name)
                cases = read_cases(folder / "cases.yaml")
                judging = rag.judging
                made += await lookups(judging.reader, judging.retriever, named, cases)
    tell_fit(fit(made, judging.weights), judging.embedder_id, out)


if __name__ == "__main__":
    asyncio.run(main(Path(sys.argv[1]) if len(sys.argv) > 1 else None))
