"""One question to an OpenAI-compatible server, one JSON object back."""

import json
import time
from typing import TYPE_CHECKING, cast

from openai import AsyncOpenAI, OpenAIError

from rag.answering.breaker import Breaker
from rag.answering.drafts import SCHEMA, BadDraft, draft_from
from rag.answering.port import ChatMessage, LlmUnavailable, Reply

if TYPE_CHECKING:
    from openai.types.chat import ChatCompletionMessageParam


BROKEN = (OpenAIError, ValueError, TypeError, AttributeError)
"""The client's own errors, and what it stumbles over when a body is cut short or is no JSON at all."""


class OpenAiLlm:
    """Busy (429) or failing (5xx) servers are asked once more, within the caller's deadline."""

    def __init__(self, *, api_key: str, base_url: str, model: str) -> None:
        self._client = AsyncOpenAI(api_key=api_key, base_url=base_url or None, max_retries=1)
        self._model = model
        self._breaker = Breaker()

    async def draft(self, messages: list[ChatMessage], *, patience_seconds: float) -> Reply:
        """Raises LlmUnavailable, or BadDraft when something else than the asked shape comes back."""
        if self._breaker.open:
            raise LlmUnavailable("the LLM rests after failing too often")
        began = time.perf_counter()
        try:
            completion = await self._client.chat.completions.create(
                model=self._model,
                messages=cast("list[ChatCompletionMessageParam]", messages),
                timeout=patience_seconds,
                response_format={
                    "type": "json_schema",
                    "json_schema": {"name": "answer", "strict": True, "schema": SCHEMA},
                },
            )
            content = completion.choices[0].message.content if completion.choices else None
        except BROKEN as error:
            self._breaker.failed()
            raise LlmUnavailable(f"the LLM can't be asked: {type(error).__name__}") from error
        self._breaker.succeeded()
        return Reply(
            draft=draft_from(_json(content or "")),
            tokens=completion.usage.total_tokens if completion.usage else 0,
            milliseconds=round((time.perf_counter() - began) * 1000),
        )

    def cut_off(self) -> None:
        """Counts a try that the caller's deadline cut off."""
        self._breaker.failed()

    async def close(self) -> None:
        await self._client.close()


def _json(content: str) -> object:
    """Some servers wrap the object in a code fence."""
    begin, end = content.find("{"), content.rfind("}")
    try:
        parsed: object = json.loads(content[begin : end + 1])
    except ValueError as error:
        raise BadDraft("not JSON") from error
    return parsed
