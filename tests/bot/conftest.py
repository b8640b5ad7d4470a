"""The bot's side on a real database, with Telegram recorded."""

from datetime import timedelta
from pathlib import Path

import pytest
from fakeredis import FakeAsyncRedis
from sqlalchemy.ext.asyncio import AsyncEngine

from app.phrases import FluentPhrasebook
from app.templates import TemplateFolder
from bot.assembly import BotConfig, TelegramSide, build_bot
from bot.pace import Pace, Paces
from desk.errors import FileUnavailable
from desk.message import Media
from desk.ports import FileSource
from desk.tenant import Tenant
from desk.usecases.bring_media import BringMedia
from desk.usecases.lessons import Lessons
from desk.usecases.lessons import lessons as build_lessons
from rag.assembly import build_rag
from rag.config import RagConfig
from rag.ingest import READERS
from rag.rag import Rag
from storage.cases import PostgresCaseVectors
from storage.desks import PostgresDesks
from storage.index_feed import PostgresKnowledgeFeed, PostgresVectorStore
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
def rag(
    engine: AsyncEngine,
    desks: PostgresDesks,
    tenants: PostgresTenants,
    phrasebook: FluentPhrasebook,
    tmp_path: Path,
) -> Rag:
    """Cold: a test that teaches pays for its models."""
    return build_rag(
        RagConfig(work_folder=tmp_path),
        desks=desks,
        tenants=tenants,
        feed=PostgresKnowledgeFeed(engine),
        vectors=PostgresVectorStore(engine),
        case_vectors=PostgresCaseVectors(engine),
        phrasebook=phrasebook,
    )


@pytest.fixture
def lessons(desks: PostgresDesks, tenants: PostgresTenants, rag: Rag) -> Lessons:
    return build_lessons(
        desks=desks,
        tenants=tenants,
        teacher=rag.teacher,
        discretion=rag.discretion,
        examiner=rag.examiner,
        templates=TemplateFolder(),
        readable=READERS,
        calibrate=rag.judging.calibrate,
    )


@pytest.fixture
def side(
    desks: PostgresDesks,
    tenants: PostgresTenants,
    phrasebook: FluentPhrasebook,
    telegram: RecordingSession,
    web: Web,
    brought: list[BringMedia],
    lessons: Lessons,
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
        lessons=lessons,
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
