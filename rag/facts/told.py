"""What the facts have to say on a question."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from desk.decision import Source
from desk.message import Option
from rag.retrieval.found import Found


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """`text` is a whole answer; with `options` it asks back instead. Empty where the facts leave the question
    to the knowledge; `beside` are then sources that a writer may use all the same."""

    text: str = ""
    options: Sequence[Option] = ()
    reason: str = ""
    confidence: float = 0.0
    sources: Sequence[Source] = ()
    beside: Sequence[Found] = ()
    beyond: frozenset[str] = frozenset()
    """Words of what is asked for together with a service and is none: an entry has to hold one of them."""
    trace: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rival:
    """What the knowledge would have answered: `trusted` when it is sure enough by itself."""

    found: Sequence[Found]
    trusted: bool
