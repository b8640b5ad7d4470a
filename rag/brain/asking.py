"""Is it asked how things are done here, or demanded in a case of one's own?"""

from collections.abc import Sequence

from rag.phrases.classifier import Classifier

RULE = "rule"
ABOUT_A_RULE = 0.6
"""Probability from which words ask how things are done here, and demand nothing in a case of one's own."""


class Asking:
    """`phrases` is the classifier of `rag/data/asking`."""

    def __init__(self, phrases: Classifier) -> None:
        self._phrases = phrases

    async def about_a_rule(self, texts: Sequence[str]) -> float:
        """The probability that each of the sentences asks, and none of them demands."""
        rows, _ = await self._phrases.scores(texts)
        return min((row[RULE] for row in rows), default=0.0)
