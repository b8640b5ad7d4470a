"""A command that meets an embedded database just as its owner stops it goes on with the next one."""

import asyncio
import os
import signal
from pathlib import Path

import asyncpg
import pytest
from pydantic import SecretStr

from app.embedded.home import Home
from app.embedded.postgres import EmbeddedPostgres, start_postgres
from app.embedded.postmaster import read_postmaster
from app.settings import Settings
from app.store import DatabaseClosing, open_store, silent

HELD_SECONDS = 0.5


class Closing:
    """An owner whose server takes no new connections any more, and ends a moment later."""

    def __init__(self, base: Path, owner: EmbeddedPostgres) -> None:
        self._home = Home(base=base)
        self._owner = owner
        self.attached = 0

    async def attach(self, base: Path) -> EmbeddedPostgres:
        """The first who attaches sees the server close right afterwards."""
        postgres = await start_postgres(base)
        self.attached += 1
        if self.attached == 1:
            session = await asyncpg.connect(self._owner.url.replace("+asyncpg", ""))
            self.refuse_newcomers()
            asyncio.get_running_loop().call_later(HELD_SECONDS, session.terminate)
        return postgres

    def refuse_newcomers(self) -> None:
        """PostgreSQL's smart shutdown waits for the sessions that there are."""
        postmaster = read_postmaster(self._home)
        assert postmaster
        os.kill(postmaster.pid, signal.SIGTERM)


async def test_a_command_waits_until_a_closing_database_is_replaced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    base = tmp_path / "postgres"
    owner = await start_postgres(base)
    closing = Closing(base, owner)
    monkeypatch.setattr("app.store.start_postgres", closing.attach)
    async with asyncio.TaskGroup() as group:
        group.create_task(_ends(owner))
        async with open_store(Settings(data_dir=tmp_path), silent) as store:
            assert await store.tenants.all() == []
    assert closing.attached > 1


async def _ends(owner: EmbeddedPostgres) -> None:
    await asyncio.sleep(2 * HELD_SECONDS)
    await owner.close()


async def test_a_database_that_does_not_come_back_is_told_in_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.store.CLOSING_PAUSES_SECONDS", (0.1, 0.1))
    base = tmp_path / "postgres"
    owner = await start_postgres(base)
    session = await asyncpg.connect(owner.url.replace("+asyncpg", ""))
    Closing(base, owner).refuse_newcomers()
    with pytest.raises(DatabaseClosing, match="try again in a moment"):
        async with open_store(Settings(data_dir=tmp_path, database_url=SecretStr(owner.url)), silent):
            pass
    session.terminate()
    await owner.close()
