"""What we add to the language model's time and to the quiet period."""

from collections.abc import Sequence

from app.bench.crowd import QUESTIONS, new_client
from app.bench.figures import Figure, at_most, percentile
from app.bench.stage import Embedder, Stage

TURNS = 200


async def measure(stage: Stage) -> Sequence[Figure]:
    figures = []
    for embedder in (Embedder.REMOTE, Embedder.EMBEDDED):
        await stage.serve(embedder)
        stage.report(f"overhead of a turn, {embedder} embedder…")
        for question in QUESTIONS:
            await stage.crowd.ask(new_client(), question)
        times = [
            await stage.crowd.ask(new_client(), QUESTIONS[place % len(QUESTIONS)]) for place in range(TURNS)
        ]
        for word, share, bound in (("p50", 0.5, 25.0), ("p95", 0.95, 60.0)):
            figures.append(
                Figure(
                    name=f"overhead of a turn, {embedder} embedder, {word}",
                    value=percentile(times, share) * 1000,
                    unit="ms",
                    target=at_most(bound),
                )
            )
    return figures
