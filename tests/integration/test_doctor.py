"""The doctor says of each business what keeps it from being served, and what to do."""

from collections.abc import AsyncIterator
from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from desk.tenant import Tenant as Business
from sandbox import Person, Role, SandboxWorld, Tenant, running_sandbox
from sandbox.telegram.state import MemberStatus
from storage.tenants import PostgresTenants
from storage.vault import Vault
from tests.e2e.process import Service

SOUND, FLAT, POWERLESS, OUTSIDE = (f"{number}:token-of-a-made-up-bot" for number in range(9001, 9005))
GROUPS = {SOUND: -1009001, FLAT: -1009002, POWERLESS: -1009003, OUTSIDE: -1009004}
NAMES = {SOUND: "sound", FLAT: "flat", POWERLESS: "powerless", OUTSIDE: "outside"}
STRANGE = "9005:token-that-telegram-never-gave"


@pytest.fixture
async def telegram() -> AsyncIterator[str]:
    """Four groups: one as it should be, one without topics, a bot without rights, a bot put out."""
    world = SandboxWorld()
    world.seed(*(_business(token) for token in GROUPS))
    world.telegram.network.group(GROUPS[FLAT]).is_forum = False
    world.telegram.set_bot_rights(GROUPS[POWERLESS], POWERLESS, can_manage_topics=False)
    world.telegram.set_bot_status(GROUPS[OUTSIDE], OUTSIDE, MemberStatus.KICKED)
    async with running_sandbox(world) as address:
        yield f"{address}/telegram"


def _business(token: str) -> Tenant:
    return Tenant(
        slug=NAMES[token],
        name=NAMES[token],
        webhook_secret="hook",
        instance_id="instance",
        chatflow_token="chatflow",
        telegram_token=token,
        group_id=GROUPS[token],
        people=(Person(id=501, name="Дана", role=Role.OWNER),),
    )


async def test_each_business_reads_what_is_wrong_with_its_group(
    telegram: str, database_url: str, own_engine: AsyncEngine, tmp_path: Path
) -> None:
    tenants = PostgresTenants(own_engine, Vault(["a key for tests"]))
    for token, slug in (*NAMES.items(), (STRANGE, "strange")):
        await tenants.save(
            Business(
                id=uuid4(),
                slug=slug,
                name=slug,
                telegram_bot_token=token,
                telegram_chat_id=GROUPS.get(token, -1009005),
                owner_telegram_ids=(501,),
            )
        )
    environment = {
        "DATABASE_URL": database_url,
        "DATA_DIR": str(tmp_path / "data"),
        "SECRET_KEY": "a key for tests",
        "TELEGRAM_API_BASE": telegram,
        "REDIS_URL": "redis://127.0.0.1:1",
        "COLUMNS": "200",
    }
    ended = await Service(tmp_path, environment).command("doctor")
    said = {line.partition("  ")[0].strip(): line for line in ended.out.splitlines()}
    assert ended.code == 1
    assert "in a group with topics" in said["sound: Telegram"]
    assert "has no topics: switch them on" in said["flat: Telegram"]
    assert "may manage topics" in said["powerless: Telegram"]
    assert "is not in the Telegram group: add it" in said["outside: Telegram"]
    assert "does not accept the bot's token" in said["strange: Telegram"]
    assert "check REDIS_URL" in said["Redis"]
    assert "kb import sound" in said["sound: knowledge"]
    assert "5 broken" in ended.out
    assert not any(token in ended.out + ended.err for token in (*NAMES, STRANGE))
