"""Numbers that were measured for one embedder, kept as data."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

import yaml

from rag.fitted import DATA


@dataclass(frozen=True, slots=True, kw_only=True)
class EchoBounds:
    """Cosines of two single words: up to `unrelated` they have nothing in common, from `same` on they mean
    the same."""

    unrelated: float
    same: float

    def share(self, cosine: float) -> float:
        """Between them 0–1."""
        return min(1.0, max(0.0, (cosine - self.unrelated) / (self.same - self.unrelated)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """`score = cos + lexical_weight·cov` where `cov ≥ lexical_gate`, else `cos`; less `unasked_weight`·share.

    `trust` are the weights of the logistic, `intercept` among them; an answer needs `threshold`.
    """

    lexical_weight: float
    lexical_gate: float
    unasked_weight: float
    """Taken off for what the heading names and nobody asked about: «маникюр» is no «японский маникюр»."""
    nearly_equal: float
    """Scores no further apart than this are a draw, so that the client's language may decide."""
    trust: Mapping[str, float]
    threshold: float
    body_threshold: float
    """The least for what concerns the client's own body."""
    choice: Mapping[str, float]
    """The logistic for «the right entry is among the three best», which makes a choice worth offering."""
    choice_threshold: float
    akin: float
    """Cosine from which an entry in the client's language may be offered for its meaning alone."""
    akin_abroad: float
    """The same for an entry in another language: cosines lie lower there."""
    echo: EchoBounds | None = None
    """None where single words were never compared by this embedder."""

    def lexical(self, cov: float) -> float:
        """What letters add to a cosine: something only where enough of them agree."""
        return self.lexical_weight * cov if cov >= self.lexical_gate else 0.0


@cache
def weights_for(embedder_id: str) -> Weights:
    """Of that embedder, or cautious ones for an embedder that nobody has measured."""
    path = DATA / "weights" / f"{embedder_id}.yaml"
    source = path if path.exists() else DATA / "weights" / "unmeasured.yaml"
    content: dict[str, Any] = yaml.safe_load(source.read_text("utf-8"))
    echo = content.pop("echo", None)
    return Weights(**content, echo=EchoBounds(**echo) if echo else None)
