"""PostgreSQL's own notifications: a hint to look at once, never the only reason to look."""

import asyncio
from collections.abc import Callable, Mapping

import asyncpg
from sqlalchemy.engine import make_url

Heard = Callable[[str], None]
"""Called with the notification's payload."""

RETRY_SECONDS = 1.0
HEARTBEAT_SECONDS = 20.0
ANSWER_SECONDS = 10.0


async def listen(database_url: str, channels: Mapping[str, Heard]) -> None:
    """Runs until cancelled, on a connection of its own; a lost connection is made anew."""
    dsn = make_url(database_url).set(drivername="postgresql").render_as_string(hide_password=False)
    while True:
        try:
            await _listen_once(dsn, channels)
        except (OSError, asyncpg.PostgresError, asyncpg.InterfaceError):
            await asyncio.sleep(RETRY_SECONDS)


async def _listen_once(dsn: str, channels: Mapping[str, Heard]) -> None:
    connection = await asyncpg.connect(dsn, timeout=5, command_timeout=ANSWER_SECONDS)
    try:
        closed = asyncio.Event()
        connection.add_termination_listener(lambda _: closed.set())
        for name, heard in channels.items():
            await connection.add_listener(name, _pass_on(heard))
            heard("")
        while not await _happened(closed, HEARTBEAT_SECONDS):
            await connection.execute("SELECT 1")
    finally:
        connection.terminate()


async def _happened(event: asyncio.Event, within_seconds: float) -> bool:
    try:
        async with asyncio.timeout(within_seconds):
            return await event.wait()
    except TimeoutError:
        return False


def _pass_on(heard: Heard) -> Callable[[object, int, str, object], None]:
    return lambda _connection, _pid, _channel, payload: heard(str(payload))
