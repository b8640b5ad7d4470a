"""What an LLM proposes, before anybody believes it."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from rag.intents.kinds import POLICY, Intent
from rag.vectors import JsonDict


class Sufficiency(StrEnum):
    YES = "yes"
    PARTLY = "partly"
    NO = "no"


WISHES: Mapping[str, Intent] = {
    "answer": Intent.QUESTION,
    "person": Intent.HUMAN_REQUEST,
    **{intent.value: intent for intent in Intent if intent in POLICY},
    "booking": Intent.BOOKING,
}
"""What the client may be after, in the LLM's words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftPart:
    text: str
    sources: tuple[int, ...]
    """Numbers of the sources, from 1."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    parts: tuple[DraftPart, ...]
    sufficiency: Sufficiency
    language: str
    needs_person: bool
    wants: Intent | None = None
    """None when the server left it out or named something else: not all of them keep to the schema."""

    @property
    def text(self) -> str:
        return " ".join(part.text.strip() for part in self.parts if part.text.strip())


class BadDraft(ValueError):
    """The reply does not have the shape that was asked for."""


_PART: JsonDict = {
    "type": "object",
    "properties": {
        "text": {"type": "string"},
        "sources": {"type": "array", "items": {"type": "integer"}},
    },
    "required": ["text", "sources"],
    "additionalProperties": False,
}
SCHEMA: JsonDict = {
    "type": "object",
    "properties": {
        "sufficiency": {"type": "string", "enum": [kind.value for kind in Sufficiency]},
        "action": {"type": "string", "enum": ["answer", "person"]},
        "wants": {"type": "string", "enum": list(WISHES)},
        "language": {"type": "string", "enum": ["ru", "kk", "en"]},
        "parts": {"type": "array", "items": _PART},
    },
    "required": ["sufficiency", "action", "wants", "language", "parts"],
    "additionalProperties": False,
}


def draft_from(content: Any) -> Draft:
    """Raises BadDraft."""
    try:
        return Draft(
            parts=tuple(
                DraftPart(text=str(part["text"]), sources=tuple(int(number) for number in part["sources"]))
                for part in content["parts"]
            ),
            sufficiency=Sufficiency(content["sufficiency"]),
            language=str(content["language"]),
            needs_person=content["action"] != "answer",
            wants=WISHES.get(str(content.get("wants"))),
        )
    except (KeyError, TypeError, ValueError) as error:
        raise BadDraft(f"not the shape that was asked for: {type(error).__name__}") from error
