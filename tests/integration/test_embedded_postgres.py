import asyncio
import json
import os
import shutil
import signal
import stat
import subprocess
import sys
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import create_async_engine

from app.embedded import launcher
from app.embedded.errors import EmbeddedServerError
from app.embedded.postgres import EmbeddedPostgres, start_postgres

ROOT = Path(__file__).parents[2]
DEADLINE_SECONDS = 15

OTHER_PROCESS = """
import asyncio, itertools, json, sys
from pathlib import Path
import asyncpg
from app.embedded import launcher
from app.embedded.postgres import start_postgres

async def main(base, task, launcher_script):
    launcher.__file__ = launcher_script
    postgres = await start_postgres(Path(base))
    print(json.dumps({"owner": postgres.owner, "url": postgres.url}), flush=True)
    if task == "write":
        connection = await asyncpg.connect(postgres.url.replace("+asyncpg", ""))
        for number in itertools.count(1):
            await connection.execute("INSERT INTO ledger VALUES ($1)", number)
            print(number, flush=True)
    await asyncio.to_thread(sys.stdin.readline)
    await postgres.close()

asyncio.run(main(*sys.argv[1:]))
"""


@pytest.fixture(scope="module")
async def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A stopped database, the same for all tests: they start, kill and stop it, and it stands that.

    Its first start was killed while making it.
    """
    base = tmp_path_factory.mktemp("made") / "postgres"
    unfinished = base / "data.unfinished"
    unfinished.mkdir(parents=True)
    (unfinished / "PG_VERSION").write_text("18\n")
    postgres = await start_postgres(base)
    await run_sql(postgres.url, "CREATE TABLE ledger (number int PRIMARY KEY)")
    await postgres.close()
    return base


@pytest.fixture(scope="module")
async def running_base(base: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy in a folder with spaces, Cyrillic letters and a path too long for any socket."""
    folder = tmp_path_factory.mktemp("Мой салон") / ("очень " * 9 + "длинный путь")
    return Path(shutil.copytree(base, folder / "postgres"))


@pytest.fixture(scope="module")
async def running(running_base: Path) -> AsyncIterator[EmbeddedPostgres]:
    """A server that tests only look at."""
    postgres = await start_postgres(running_base)
    yield postgres
    await postgres.close()


@pytest.fixture
async def start() -> AsyncIterator[Callable[[Path], Awaitable[EmbeddedPostgres]]]:
    started: list[EmbeddedPostgres] = []

    async def start_and_remember(folder: Path) -> EmbeddedPostgres:
        started.append(await start_postgres(folder))
        return started[-1]

    yield start_and_remember
    for postgres in reversed(started):
        await postgres.close()


Start = Callable[[Path], Awaitable[EmbeddedPostgres]]


class OtherProcess:
    """Another process of the application, with this folder."""

    def __init__(self, base: Path, task: str = "wait", script: str = launcher.__file__) -> None:
        self.process = subprocess.Popen(  # noqa: S603 - our own interpreter and script
            [sys.executable, "-c", OTHER_PROCESS, str(base), task, script],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env={**os.environ, "PYTHONPATH": str(ROOT), "OPENAI_API_KEY": "a-secret"},
        )

    async def line(self) -> Any:
        assert self.process.stdout
        async with asyncio.timeout(DEADLINE_SECONDS):
            return json.loads(await asyncio.to_thread(self.process.stdout.readline))

    def rest(self) -> list[int]:
        assert self.process.stdout
        return [int(line) for line in self.process.stdout if line.endswith("\n")]

    def kill(self) -> None:
        self.process.kill()
        self.process.wait(DEADLINE_SECONDS)

    def finish(self) -> None:
        """Closes its pipes, which is what it waits for, and waits for it."""
        with self.process:
            pass


@pytest.fixture
def other() -> Iterator[Callable[..., OtherProcess]]:
    running: list[OtherProcess] = []

    def launch(*arguments: Any, **options: Any) -> OtherProcess:
        running.append(OtherProcess(*arguments, **options))
        return running[-1]

    yield launch
    for one in running:
        one.finish()


Other = Callable[..., OtherProcess]


async def run_sql(url: str, sql: str) -> list[Any]:
    engine = create_async_engine(url)
    try:
        async with engine.begin() as connection:
            result = await connection.execute(text(sql))
            return list(result.scalars()) if result.returns_rows else []
    finally:
        await engine.dispose()


async def until(condition: Callable[[], bool]) -> None:
    async with asyncio.timeout(DEADLINE_SECONDS):
        while not condition():
            await asyncio.sleep(0.01)


def server_pid(base: Path) -> int:
    return int((base / "data" / "postmaster.pid").read_text().split()[0])


def environment_of(pid: int) -> bytes:
    return Path(f"/proc/{pid}/environ").read_bytes()


def launcher_without_death_signal(folder: Path) -> str:
    source = Path(launcher.__file__).read_text()
    script = folder / "launcher.py"
    script.write_text(source.replace('_call("prctl", _PR_SET_PDEATHSIG, int(signal.SIGINT))', "pass"))
    return str(script)


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


async def test_one_call_gives_a_working_database(running: EmbeddedPostgres) -> None:
    """From inside a running loop, it gives an address that SQLAlchemy can use, in the database `app`."""
    assert running.owner
    assert await run_sql(running.url, "SELECT current_database()") == ["app"]
    assert (await run_sql(running.url, "SHOW server_version"))[0].startswith(running.version)


async def test_spaces_cyrillic_letters_and_a_long_path_do_no_harm(
    running_base: Path, running: EmbeddedPostgres
) -> None:
    """Where the owner put the folder is no reason not to start."""
    assert len(os.fsencode(running_base)) > 107
    assert await run_sql(running.url, "SELECT lower('ӘЛИЯ')") == ["әлия"]


async def test_nobody_else_can_reach_the_data(running_base: Path, running: EmbeddedPostgres) -> None:
    """The password, the data and the socket are closed to other users, and nothing listens on the network."""
    (socket_folder,) = await run_sql(running.url, "SHOW unix_socket_directories")
    assert mode(running_base / "password") == 0o600
    assert mode(running_base / "data") == 0o700
    assert (running_base / "data").stat().st_uid == os.geteuid()
    assert mode(Path(socket_folder.strip('"'))) == 0o700
    assert await run_sql(running.url, "SHOW listen_addresses") == [""]
    assert (running_base / "password").read_text() not in repr(running)
    with pytest.raises(Exception, match=r"password authentication failed"):
        await run_sql(running.url.replace("//app:", "//app:wrong"), "SELECT 1")


async def test_what_is_acknowledged_is_on_the_disk(running: EmbeddedPostgres) -> None:
    """The server keeps every safeguard of durability."""
    for setting in ("fsync", "synchronous_commit", "full_page_writes", "data_checksums"):
        assert await run_sql(running.url, f"SHOW {setting}") == ["on"], setting


@pytest.mark.skipif(sys.platform != "linux", reason="the environment of a process is read from /proc")
async def test_the_server_knows_no_secrets_of_the_application(base: Path, other: Other) -> None:
    """The application's environment, where tokens live, is not handed to PostgreSQL."""
    await other(base).line()
    assert b"a-secret" not in environment_of(server_pid(base))


async def test_a_second_process_attaches(running_base: Path, running: EmbeddedPostgres, other: Other) -> None:
    """A command run beside the service uses the same server, and leaves it running."""
    command = other(running_base)
    assert await command.line() == {"owner": False, "url": running.url}
    command.finish()
    assert await run_sql(running.url, "SELECT 1") == [1]


async def test_only_one_of_two_simultaneous_starts_owns_the_server(base: Path, start: Start) -> None:
    """Two starts at the same moment end with one server that both can use."""
    first, second = await asyncio.gather(start(base), start(base))
    assert sorted([first.owner, second.owner]) == [False, True]
    assert first.url == second.url


async def test_closing_stops_the_server_and_another_start_owns_it(base: Path, start: Start) -> None:
    """After close nothing is left running, closing again is harmless, and the address stays the same."""
    postgres = await start(base)
    pid = server_pid(base)
    await postgres.close()
    await postgres.close()
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)
    again = await start(base)
    assert again.owner
    assert again.url == postgres.url


async def test_kill_9_loses_no_acknowledged_row(base: Path, start: Start, other: Other) -> None:
    """Every row whose commit was acknowledged before the owner was killed is there after the next start."""
    writer = other(base, "write")
    assert (await writer.line())["owner"]
    while await writer.line() < 50:
        pass
    writer.kill()
    acknowledged = {*range(1, 51), *writer.rest()}
    postgres = await start(base)
    assert postgres.owner
    assert acknowledged <= set(await run_sql(postgres.url, "SELECT number FROM ledger"))


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells a child that its parent died")
async def test_the_server_dies_with_its_killed_owner(base: Path, other: Other, start: Start) -> None:
    """A killed application leaves no server behind, and the next start owns a new one."""
    owner = other(base)
    await owner.line()
    owner.kill()
    await until(lambda: not (base / "data" / "postmaster.pid").exists())
    assert (await start(base)).owner


async def test_a_server_that_outlived_its_owner_is_replaced(
    base: Path, tmp_path: Path, start: Start, other: Other
) -> None:
    """Where a server is not told that its owner died, the next start stops it before it starts its own."""
    owner = other(base, script=launcher_without_death_signal(tmp_path))
    await owner.line()
    survivor = server_pid(base)
    owner.kill()
    assert (await start(base)).owner
    assert server_pid(base) != survivor
    assert "received fast shutdown request" in (base / "postgres.log.old").read_text()


async def test_a_crash_of_the_server_itself_is_mended_by_the_next_start(base: Path, start: Start) -> None:
    """A server that was killed together with its files in disorder recovers."""
    postgres = await start(base)
    await run_sql(postgres.url, "INSERT INTO ledger VALUES (-1)")
    os.kill(server_pid(base), signal.SIGKILL)
    await postgres.close()
    again = await start(base)
    assert await run_sql(again.url, "SELECT number FROM ledger WHERE number < 0") == [-1]


async def test_a_stale_pid_file_harms_nobody(base: Path, start: Start) -> None:
    """After a reboot the pid in the old file may be any process: it is neither signalled nor waited for."""
    (base / "data" / "postmaster.pid").write_text(
        f"{os.getpid()}\n{base}/data\n1\n5432\n/gone\n\n1 1\nready\n"
    )
    postgres = await start(base)
    assert postgres.owner


def test_a_start_that_was_interrupted_in_the_making_is_made_anew(base: Path) -> None:
    """A half-made data folder is never taken for a whole one, and does not stay."""
    assert sorted(path.name for path in base.glob("data*")) == ["data"]


async def test_data_of_another_major_version_are_refused_with_the_remedy(tmp_path: Path) -> None:
    """The message names both versions and what to do."""
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "PG_VERSION").write_text("12\n")
    with pytest.raises(
        EmbeddedServerError, match=r"made by PostgreSQL 12, but PostgreSQL \d+ .*PG_BIN.*DATABASE_URL"
    ):
        await start_postgres(tmp_path)


async def test_a_lost_password_is_named(base: Path, tmp_path: Path) -> None:
    """Without its password file the data cannot be opened, and the message says which file."""
    (tmp_path / "data").mkdir()
    shutil.copy(base / "data" / "PG_VERSION", tmp_path / "data")
    with pytest.raises(EmbeddedServerError, match=r"restore .*password from a backup"):
        await start_postgres(tmp_path)


async def test_a_server_that_cannot_start_says_why(base: Path, tmp_path: Path) -> None:
    """PostgreSQL's own complaint reaches the operator, with the log's place; nothing is left running."""
    broken = Path(shutil.copytree(base, tmp_path / "postgres"))
    with (broken / "data" / "postgresql.conf").open("a") as settings:
        settings.write("work_mem = 'a lot'\n")
    with pytest.raises(EmbeddedServerError, match=r"contains errors.*postgres\.log.*DATABASE_URL"):
        await start_postgres(broken)
    assert not (broken / "data" / "postmaster.pid").exists()


async def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    """A file in the way is an answer of one sentence, not a traceback."""
    (tmp_path / "data").write_text("a file")
    with pytest.raises(EmbeddedServerError, match=r"cannot be used .*DATABASE_URL"):
        await start_postgres(tmp_path / "data" / "postgres")
