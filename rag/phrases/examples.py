"""Labelled phrases: the data files that say what a class of messages sounds like."""

from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path

import yaml

from rag.fitted import DATA


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    label: str
    language: str
    text: str


@cache
def examples(folder: str) -> tuple[Example, ...]:
    """All phrases of `rag/data/{folder}`: a file a class, `intent` and `examples: [{text, lang}]`."""
    return tuple(phrase for path in sorted((DATA / folder).glob("*.yaml")) for phrase in _read(path))


def _read(path: Path) -> list[Example]:
    content = yaml.load(path.read_text("utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506
    return [
        Example(label=content["intent"], language=entry["lang"], text=entry["text"])
        for entry in content["examples"]
    ]


def fingerprint(phrases: tuple[Example, ...], *facts: str) -> str:
    """Changes with any phrase, and with whatever else the fitting depends on."""
    lines = [f"{phrase.label}\t{phrase.language}\t{phrase.text}" for phrase in phrases]
    return sha256("\n".join([*facts, *lines]).encode()).hexdigest()
