"""The two channels, wired to the store: WhatsApp and Telegram."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass

from redis.asyncio import Redis

from app.keys import kept_secret, secret_keys
from app.phrases import FluentPhrasebook
from app.settings import Settings
from app.store import Store
from bot.assembly import BotConfig, TelegramSide, build_bot
from bot.pace import Pace, Paces
from desk.ports import FileSource
from desk.usecases.bring_media import BringMedia
from desk.usecases.lessons import Lessons
from desk.usecases.receive_message import ReceiveMessage
from whatsapp.assembly import WhatsApp, build_whatsapp
from whatsapp.config import WhatsAppConfig

UNHURRIED = Paces(group=Pace(seconds=0.05, burst=20), private=Pace(seconds=0.05, burst=20))
"""The doubles of the sandbox have nobody to protect."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Edges:
    whatsapp: WhatsApp
    telegram: TelegramSide
    bring: BringMedia
    polling: bool


@asynccontextmanager
async def open_edges(
    settings: Settings, store: Store, redis: Redis, public_base: Callable[[], str], lessons: Lessons
) -> AsyncIterator[Edges]:
    """`public_base`: where others reach this service, asked for when a link is made."""
    whatsapp = build_whatsapp(
        _whatsapp_config(settings, public_base),
        desks=store.desks,
        tenants=store.tenants,
        receive_message=ReceiveMessage(store.desks),
        phrasebook=FluentPhrasebook(),
    )

    def bring(telegram: FileSource) -> BringMedia:
        return BringMedia(desks=store.desks, tenants=store.tenants, web=whatsapp.files, telegram=telegram)

    telegram = build_bot(
        _bot_config(settings),
        desks=store.desks,
        tenants=store.tenants,
        phrasebook=FluentPhrasebook(),
        redis=redis,
        bring_media=bring,
        lessons=lessons,
    )
    try:
        yield Edges(
            whatsapp=whatsapp, telegram=telegram, bring=bring(telegram.files), polling=settings.polling
        )
    finally:
        await telegram.bots.close()
        await whatsapp.close()


def _whatsapp_config(settings: Settings, public_base: Callable[[], str]) -> WhatsAppConfig:
    return WhatsAppConfig(
        secret_keys=secret_keys(settings),
        public_base=public_base,
        chatflow_api_base=settings.chatflow_api_base,
        default_token=settings.chatflow_token.get_secret_value(),
        allowed_hosts=settings.allowed_hosts,
        sandbox=settings.sandboxed,
    )


def _bot_config(settings: Settings) -> BotConfig:
    return BotConfig(
        api_base=settings.telegram_api_base,
        default_token=settings.telegram_bot_token.get_secret_value(),
        public_base_url=settings.public_base_url,
        webhook_secret=_webhook_secret(settings),
        open_webhook=settings.sandboxed,
        paces=UNHURRIED if settings.sandboxed else _paces(settings),
    )


def _paces(settings: Settings) -> Paces:
    """A burst of three comes on top of the steady pace: 17 a minute and 3 are Telegram's 20."""
    return Paces(group=Pace(seconds=60 / settings.telegram_group_per_minute, burst=3))


def _webhook_secret(settings: Settings) -> str:
    """The given one, or one made for this service and told to Telegram when the webhook is set."""
    given = settings.telegram_webhook_secret.get_secret_value()
    return given or kept_secret(settings.data_dir / "telegram-webhook.key")
