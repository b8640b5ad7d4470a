"""How often answers at or above each threshold are wrong, measured for one embedder and kept as data."""

import hashlib
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from desk.trust.prior import Prior, RiskPoint
from rag.answering import prompts
from rag.fitted import DATA
from rag.weights import Weights


@cache
def _points(path: Path) -> tuple[RiskPoint, ...]:
    content: dict[str, Any] = yaml.safe_load(path.read_text("utf-8"))
    return tuple(
        RiskPoint(threshold=float(threshold), error=float(error)) for threshold, error in content["points"]
    )


def risk_path(embedder_id: str) -> Path:
    return DATA / "risk" / f"{embedder_id}.yaml"


def prior_for(embedder_id: str, weights: Weights) -> Prior:
    """Of an embedder that nobody has measured: the cautious one."""
    path = risk_path(embedder_id)
    return Prior(
        points=_points(path if path.exists() else risk_path("unmeasured")), threshold=weights.threshold
    )


def model_id(embedder_id: str, weights: Weights, writer: str = "") -> str:
    """Names everything that makes a probability: with another of these, old verdicts tell nothing. `writer`:
    the language model, if there is one; what it is told belongs to it."""
    numbers = sorted(weights.trust.items())
    digest = hashlib.sha256(repr(numbers).encode()).hexdigest()[:8]
    return f"{embedder_id}/{digest}/{f'{writer}/{prompts.version()}' if writer else 'verbatim'}"
