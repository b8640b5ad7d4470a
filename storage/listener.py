"""PostgreSQL's own notifications: a hint to look at once, never the only reason to look."""

import asyncio
from collections.abc import Callable, Mapping

import asyncpg
from sqlalchemy.engine import make_url

Heard = Callable[[str], None]
"""Called with the notification's payload."""

RETRY_SECONDS = 1.0


async def listen(database_url: str, channels: Mapping[str, Heard]) -> None:
    """Runs until cancelled, on a connection of its own; a lost connection is made anew."""
    dsn = make_url(database_url).set(drivername="postgresql").render_as_string(hide_password=False)
    while True:
        try:
            await _listen_once(dsn, channels)
        except (OSError, asyncpg.PostgresError, asyncpg.InterfaceError):
            await asyncio.sleep(RETRY_SECONDS)


async def _listen_once(dsn: str, channels: Mapping[str, Heard]) -> None:
    connection = await asyncpg.connect(dsn, timeout=5)
    try:
        closed = asyncio.Event()
        connection.add_termination_listener(lambda _: closed.set())
        for name, heard in channels.items():
            await connection.add_listener(name, _pass_on(heard))
            heard("")
        await closed.wait()
    finally:
        connection.terminate()


def _pass_on(heard: Heard) -> Callable[[object, int, str, object], None]:
    return lambda _connection, _pid, _channel, payload: heard(str(payload))
