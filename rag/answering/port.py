"""What an LLM does for us."""

from dataclasses import dataclass
from typing import Literal, Protocol, TypedDict

from rag.answering.drafts import Draft


class ChatMessage(TypedDict):
    role: Literal["system", "user", "assistant"]
    content: str


class LlmUnavailable(Exception):
    """No draft: the server is away, slow, refuses, or was given a rest after failing too often."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    draft: Draft
    tokens: int
    milliseconds: int


class Llm(Protocol):
    async def draft(self, messages: list[ChatMessage], *, patience_seconds: float) -> Reply:
        """Raises LlmUnavailable, or BadDraft when something else than the asked shape comes back."""

    def cut_off(self) -> None:
        """Counts a try that the caller's deadline ended."""

    async def close(self) -> None: ...
