"""Everything that is set from outside: the environment first, then `.env`, then these defaults."""

from functools import cached_property
from pathlib import Path
from typing import Literal

from pydantic import Field, SecretStr, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

SANDBOX = "sandbox"
"""APP_ENV of the demo: everything around is a double, so doors without a lock may stay open."""


class Settings(BaseSettings):
    """An empty address means the embedded part; see `.env.example` for a line on each."""

    model_config = SettingsConfigDict(env_file=".env", extra="ignore", env_ignore_empty=True)

    app_env: str = "development"
    host: str = "127.0.0.1"
    port: int = 8080
    data_dir: Path = Path("data")
    log_level: str = "INFO"
    secret_key: SecretStr = SecretStr("")
    admin_token: SecretStr = SecretStr("")
    public_base_url: str = ""

    database_url: SecretStr = SecretStr("")
    redis_url: SecretStr = SecretStr("")
    qdrant_url: str = ""
    qdrant_api_key: SecretStr = SecretStr("")
    qdrant_collection: str = "knowledge"
    embeddings_url: str = ""

    openai_api_key: SecretStr = SecretStr("")
    openai_base_url: str = ""
    openai_model: str = "gpt-5-mini"
    openai_transcription_model: str = "whisper-1"
    openai_vision_model: str = ""

    chatflow_api_base: str = "https://app.chatflow.kz/api/v1"
    chatflow_token: SecretStr = SecretStr("")
    outbound_allowlist: str = ""

    telegram_api_base: str = "https://api.telegram.org"
    telegram_bot_token: SecretStr = SecretStr("")
    telegram_mode: Literal["webhook", "polling"] | None = None
    telegram_webhook_secret: SecretStr = SecretStr("")
    telegram_group_per_minute: float = Field(default=17, gt=0)
    operator_telegram_id: str = ""

    quiet_seconds: float = Field(default=3.0, ge=0)
    max_wait_seconds: float = Field(default=12.0, ge=0)
    lease_seconds: float = Field(default=30.0, gt=0)
    delivery_attempts: int = Field(default=20, ge=1)
    workers: int = Field(default=16, ge=1)
    alert_after_seconds: float = Field(default=300.0, gt=0)

    app_version: str = "0.1.0"
    git_commit: str = ""
    build_time: str = ""

    @field_validator("public_base_url", "telegram_api_base", "chatflow_api_base")
    @classmethod
    def _without_slash(cls, value: str) -> str:
        return value.rstrip("/")

    @field_validator("operator_telegram_id")
    @classmethod
    def _numbers(cls, value: str) -> str:
        if not all(part.strip().isdecimal() for part in value.split(",") if part.strip()):
            raise ValueError("numbers parted by commas are wanted")
        return value

    @cached_property
    def allowed_hosts(self) -> frozenset[str]:
        """Hosts beside ChatFlow's own from which files may be fetched."""
        return frozenset(host.strip() for host in self.outbound_allowlist.split(",") if host.strip())

    @cached_property
    def operators(self) -> tuple[int, ...]:
        """Telegram ids of the people who run the service."""
        return tuple(int(part) for part in self.operator_telegram_id.split(",") if part.strip())

    @property
    def polling(self) -> bool:
        """Webhooks need an address that Telegram can reach."""
        return (self.telegram_mode or ("webhook" if self.public_base_url else "polling")) == "polling"

    @property
    def sandboxed(self) -> bool:
        return self.app_env == SANDBOX

    @property
    def has_real_tokens(self) -> bool:
        return bool(self.telegram_bot_token.get_secret_value() or self.chatflow_token.get_secret_value())
