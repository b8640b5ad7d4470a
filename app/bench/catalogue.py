"""What can be measured, in the order in which all of it is; each name is a module of `measures`."""

from collections.abc import AsyncIterator, Mapping, Sequence
from importlib import import_module

from app.bench.figures import Figure
from app.store import Report

MEASURES: Mapping[str, str] = {
    "claims": "How long a claim takes with 5,000 messages in one conversation, and among 100,000.",
    "overhead": "From a message to its answer, without the language model's time and the quiet period.",
    "throughput": "Messages a second from webhook to answer; SQL, CPU and memory of each.",
    "managers": "How long a manager's message takes while 200 replies are being generated.",
    "ingest": "How long a webhook waits for its acknowledgement, with 1, 16 and 64 senders at once.",
}
"""The one that leaves thousands of unanswered messages behind comes last."""


async def measured(names: Sequence[str], report: Report) -> AsyncIterator[tuple[str, Sequence[Figure]]]:
    """The figures of each measure as they come, all on one stage. Raises NotMeasured."""
    from app.bench.stage import open_stage  # noqa: PLC0415 -- commands are listed without loading all of it

    async with open_stage(report) as stage:
        for name in names:
            figures: Sequence[Figure] = await import_module(f"app.bench.measures.{name}").measure(stage)
            yield name, figures
