"""Labelled phrases: the data files that say what a class of messages sounds like."""

import re
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path

import yaml

from rag.fitted import DATA

_SLOT = re.compile(r"\{([^}]*)\}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    label: str
    language: str
    text: str
    frame: str = ""
    """The text without what stands in braces; the whole of it where there are none."""
    source: str = ""
    """The name of its file, without the ending."""


@cache
def examples(folder: str) -> tuple[Example, ...]:
    """All phrases of `rag/data/{folder}`: files of one class each, `intent` and `examples: [{text, lang}]`.
    Braces in a text mark what may be anything else of its kind."""
    return tuple(phrase for path in sorted((DATA / folder).glob("*.yaml")) for phrase in _read(path))


def _read(path: Path) -> list[Example]:
    content = yaml.load(path.read_text("utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506
    return [
        Example(
            label=content["intent"],
            language=entry["lang"],
            text=_SLOT.sub(r"\1", entry["text"]),
            frame=_SLOT.sub(" ", entry["text"]),
            source=path.stem,
        )
        for entry in content["examples"]
    ]


def fingerprint(phrases: tuple[Example, ...], *facts: str) -> str:
    """Changes with any phrase, and with whatever else the fitting depends on."""
    lines = [f"{phrase.label}\t{phrase.language}\t{phrase.text}" for phrase in phrases]
    return sha256("\n".join([*facts, *lines]).encode()).hexdigest()
