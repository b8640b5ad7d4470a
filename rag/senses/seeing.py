"""What a picture shows, by an OpenAI-compatible model that sees."""

from base64 import b64encode

from openai import AsyncOpenAI

from desk.message import Media
from desk.perception import Perception
from rag.answering.prompts import prompt

SEE = "see.v1"
LONGEST = 300
"""Characters; more than that is no description but a text out of the picture."""


class Eyes:
    def __init__(self, client: AsyncOpenAI, model: str) -> None:
        self._client = client
        self._model = model

    async def see(self, media: Media, content: bytes, *, business: str, language: str) -> Perception | None:
        """Raises the client's errors."""
        address = f"data:{media.mimetype};base64,{b64encode(content).decode()}"
        completion = await self._client.chat.completions.create(
            model=self._model,
            messages=[
                {"role": "system", "content": prompt(SEE).format(business=business, language=language)},
                {"role": "user", "content": [{"type": "image_url", "image_url": {"url": address}}]},
            ],
        )
        told = completion.choices[0].message.content if completion.choices else None
        words = " ".join((told or "").split())[:LONGEST]
        return Perception(words=words) if words else None
