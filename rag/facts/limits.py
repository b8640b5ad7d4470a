"""From where on a computed answer is given: numbers and little words kept as data."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import yaml

from rag.fitted import DATA


@dataclass(frozen=True, slots=True, kw_only=True)
class FactLimits:
    kind: float
    most_services: int
    most_choices: int
    most_days: int
    joins: Sequence[str]
    links: Sequence[str]
    fillers: Sequence[str]
    """Words of a name that may be left out."""
    beside_times: Sequence[str]
    """Words that tell nothing of when it is open."""


@cache
def fact_limits() -> FactLimits:
    return FactLimits(**yaml.safe_load((DATA / "weights" / "facts.yaml").read_text("utf-8")))
