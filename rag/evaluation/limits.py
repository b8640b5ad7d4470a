"""What an evaluation must reach, so that a business' cases can guard its changes."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from rag.evaluation.intervals import Share
from rag.ingest.errors import IngestError

AT_LEAST = frozenset({"right", "helped"})
AT_MOST = frozenset({"needless", "missed", "answered", "wrong"})
USUAL: Mapping[str, float] = {"wrong": 0.04, "answered": 0.04}
"""What every business may expect; a file or a command can set others."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Broken:
    """A limit that was not kept."""

    name: str
    share: Share
    limit: float

    def __str__(self) -> str:
        bound = "at least" if self.name in AT_LEAST else "at most"
        return f"{self.name} is {self.share.value:.1%}, {bound} {self.limit:.1%} is asked for"


def read_limits(given: Mapping[str, Any]) -> dict[str, float]:
    """Names of figures with shares, as `0.04` or `4%`. Raises IngestError."""
    return {name: _limit(name, value) for name, value in given.items()}


def broken(figures: Mapping[str, Share], limits: Mapping[str, float]) -> list[Broken]:
    """A figure of which there are no cases breaks nothing."""
    return [
        Broken(name=name, share=figures[name], limit=limit)
        for name, limit in limits.items()
        if figures[name].total and not _keeps(name, figures[name].value, limit)
    ]


def _keeps(name: str, value: float, limit: float) -> bool:
    return value >= limit if name in AT_LEAST else value <= limit


def _limit(name: str, value: Any) -> float:
    if name not in AT_LEAST | AT_MOST:
        known = ", ".join(sorted(AT_LEAST | AT_MOST))
        raise IngestError(f"Предел «{name}» неизвестен; есть: {known}.")
    text = str(value).strip()
    try:
        share = float(text.removesuffix("%")) / (100 if text.endswith("%") else 1)
    except ValueError:
        share = -1.0
    if not 0 <= share <= 1:
        raise IngestError(f"Предел {name}: нужна доля, например 0.04 или 4%, а не «{text}».")
    return share
