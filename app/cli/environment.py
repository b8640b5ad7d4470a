"""What the environment says, read as an operator means it, or one sentence on what to correct."""

import logging
import re
from collections.abc import Iterator

from pydantic import SecretStr, ValidationError

from app.cli.telling import fail
from app.settings import Settings
from whatsapp.allowlist import Allowlist

WEB = ("http://", "https://")
SCHEMES: dict[str, tuple[str, ...]] = {
    "database_url": ("postgresql://", "postgres://", "postgresql+asyncpg://"),
    "redis_url": ("redis://", "rediss://", "unix://"),
    **dict.fromkeys(("qdrant_url", "embeddings_url", "openai_base_url", "public_base_url"), WEB),
    **dict.fromkeys(("telegram_api_base", "chatflow_api_base"), WEB),
}
"""How an address has to begin; an empty one is the embedded part."""

BOT_TOKEN = re.compile(r"\d+:\S+")
TOKEN_SHAPE = "copy it whole from @BotFather, like 123456789:AA…"  # noqa: S105 -- how one looks
HIGHEST_PORT = 65535


def settings_from_environment() -> Settings:
    """Ends the program with a sentence when something can't be meant as it stands."""
    try:
        settings = Settings()
    except ValidationError as error:
        first = error.errors()[0]
        name = "_".join(str(part) for part in first["loc"]).upper()
        fail(f"{name}: {first['msg']}. Correct it in the environment or in .env.")
    for problem in _problems(settings):
        fail(f"{problem} Correct it in the environment or in .env.")
    return settings


def _problems(settings: Settings) -> Iterator[str]:
    if not 0 <= settings.port <= HIGHEST_PORT:
        yield f"PORT is {settings.port}, and ports end at {HIGHEST_PORT}."
    if settings.log_level.upper() not in logging.getLevelNamesMapping():
        yield f"LOG_LEVEL is {settings.log_level}: DEBUG, INFO, WARNING or ERROR are meant."
    token = settings.telegram_bot_token.get_secret_value()
    if token and not is_bot_token(token):
        yield f"TELEGRAM_BOT_TOKEN is no bot token: {TOKEN_SHAPE}."
    for name, schemes in SCHEMES.items():
        value = getattr(settings, name)
        address = value.get_secret_value() if isinstance(value, SecretStr) else value
        if address and not address.startswith(schemes):
            yield f"{name.upper()} has to begin with {schemes[0]}."
    try:
        Allowlist(settings.allowed_hosts)
    except ValueError as error:
        yield f"{error}."


def is_bot_token(text: str) -> bool:
    """Whether Telegram could have given it out; whether it did, only Telegram knows."""
    return BOT_TOKEN.fullmatch(text) is not None
