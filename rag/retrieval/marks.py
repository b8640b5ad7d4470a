"""Kinds of things that an answer surely tells, by the figures in it: «Передние — 8 000 ₸» says no «цена»."""

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

import yaml

from rag.fitted import DATA


def marked_kinds(answer: str) -> frozenset[str]:
    """Of `rag/data/aspects`."""
    return frozenset(kind for mark, kinds in _marks() if mark.search(answer) for kind in kinds)


@cache
def _marks() -> Sequence[tuple[re.Pattern[str], Sequence[str]]]:
    content: Sequence[Mapping[str, Any]] = yaml.safe_load((DATA / "marks.yaml").read_text("utf-8"))
    return [(re.compile(one["mark"], re.IGNORECASE), one["kinds"]) for one in content]
