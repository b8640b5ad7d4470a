"""The bot's side on a real database, with Telegram recorded."""

from datetime import timedelta

import pytest
from fakeredis import FakeAsyncRedis
from sqlalchemy.ext.asyncio import AsyncEngine

from app.phrases import FluentPhrasebook
from bot.assembly import BotConfig, TelegramSide, build_bot
from bot.pace import Pace, Paces
from desk.errors import FileUnavailable
from desk.message import Media
from desk.ports import FileSource
from desk.tenant import Tenant
from desk.usecases.bring_media import BringMedia
from storage.desks import PostgresDesks
from storage.lanes import PostgresLanes
from storage.tenants import PostgresTenants
from tests.bot.house import House, build_carry
from tests.bot.telegram import RecordingSession

QUICK = Paces(group=Pace(seconds=0.001, burst=3), private=Pace(seconds=0.001, burst=3))
DEFAULT_TOKEN = "2002:token-that-tenants-share"
SECRET = "webhook-secret"


class Web:
    """Files behind a gateway's addresses."""

    def __init__(self) -> None:
        self.files: dict[str, bytes] = {}

    async def download(self, _: Tenant, media: Media) -> bytes:
        if media.url not in self.files:
            raise FileUnavailable("The address has expired.")
        return self.files[media.url]


@pytest.fixture
def phrasebook() -> FluentPhrasebook:
    return FluentPhrasebook()


@pytest.fixture
def telegram() -> RecordingSession:
    return RecordingSession()


@pytest.fixture
def web() -> Web:
    return Web()


@pytest.fixture
def brought(desks: PostgresDesks, tenants: PostgresTenants, web: Web) -> list[BringMedia]:
    return []


@pytest.fixture
def side(
    desks: PostgresDesks,
    tenants: PostgresTenants,
    phrasebook: FluentPhrasebook,
    telegram: RecordingSession,
    web: Web,
    brought: list[BringMedia],
) -> TelegramSide:
    def bring(files: FileSource) -> BringMedia:
        brought.append(BringMedia(desks=desks, tenants=tenants, web=web, telegram=files))
        return brought[0]

    config = BotConfig(
        api_base="http://localhost", default_token=DEFAULT_TOKEN, webhook_secret=SECRET, paces=QUICK
    )
    return build_bot(
        config,
        desks=desks,
        tenants=tenants,
        phrasebook=phrasebook,
        redis=FakeAsyncRedis(),
        bring_media=bring,
        session=telegram,
    )


@pytest.fixture
def house(
    engine: AsyncEngine,
    desks: PostgresDesks,
    tenants: PostgresTenants,
    tenant: Tenant,
    side: TelegramSide,
    telegram: RecordingSession,
    brought: list[BringMedia],
) -> House:
    lanes = PostgresLanes(engine, lease=timedelta(seconds=30))
    carry, whatsapp = build_carry(desks, lanes, tenants, side, brought[0])
    return House(
        tenant=tenant,
        desks=desks,
        lanes=lanes,
        side=side,
        telegram=telegram,
        bring=brought[0],
        carry=carry,
        whatsapp=whatsapp,
    )
