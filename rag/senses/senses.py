"""Which model hears and which sees, and for whom."""

from loguru import logger
from openai import AsyncOpenAI

from desk.message import Media, MediaKind
from desk.perception import Perception
from desk.tenant import Tenant
from rag.answering.breaker import Breaker
from rag.answering.llm import BROKEN
from rag.senses.hearing import Ears
from rag.senses.seeing import Eyes

PATIENCE_SECONDS = 15.0


class OpenAiSenses:
    """Implements desk.ports.Senses; what fails often rests, each sense by itself."""

    def __init__(self, client: AsyncOpenAI, *, ears: Ears | None, eyes: Eyes) -> None:
        self._client = client
        self._ears = ears
        self._eyes = eyes
        self._hearing, self._seeing = Breaker(), Breaker()

    async def perceive(
        self, tenant: Tenant, media: Media, content: bytes, language: str
    ) -> Perception | None:
        sees = media.kind is MediaKind.IMAGE
        breaker = self._seeing if sees else self._hearing
        if breaker.open or not (tenant.sees if sees else tenant.hears):
            return None
        try:
            perception = await self._perceive(tenant, media, content, language)
        except BROKEN as error:
            breaker.failed()
            logger.warning("A {} can't be made out: {}", media.kind, type(error).__name__)
            return None
        breaker.succeeded()
        return perception

    async def _perceive(
        self, tenant: Tenant, media: Media, content: bytes, language: str
    ) -> Perception | None:
        if media.kind is MediaKind.IMAGE:
            return await self._eyes.see(media, content, business=tenant.name, language=language)
        return await self._ears.hear(media, content, business=tenant.name) if self._ears else None

    async def close(self) -> None:
        await self._client.close()


def openai_senses(*, api_key: str, base_url: str, hearing_model: str, seeing_model: str) -> OpenAiSenses:
    """An empty `hearing_model` hears nothing."""
    client = AsyncOpenAI(api_key=api_key, base_url=base_url or None, max_retries=1, timeout=PATIENCE_SECONDS)
    ears = Ears(client, hearing_model) if hearing_model else None
    return OpenAiSenses(client, ears=ears, eyes=Eyes(client, seeing_model))
