"""What a model makes of a file that a client sent."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Perception:
    """`sure` is False for a recording that may say something else."""

    words: str
    sure: bool = True
