"""The pool of connections."""

import socket
import time
from typing import Any

from sqlalchemy import event, text
from sqlalchemy.engine import ExceptionContext, make_url
from sqlalchemy.exc import InvalidatePoolError
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from storage.json import dumps

STATEMENT_SECONDS = 15.0
"""A statement that takes longer waits for a server that is not there any more."""

PING_SECONDS = 1.5
"""The use of a connection begins with a question that costs nothing to answer."""

FRESH_SECONDS = 0.2
"""Under load that question would be every third thing the server is asked."""

USED_AT = "used_at"

READ_ONLY = "25006"
"""`read_only_sql_transaction`: a standby, or a server that was told to refuse writing."""

_KEEPALIVE = {"TCP_KEEPIDLE": 10, "TCP_KEEPINTVL": 3, "TCP_KEEPCNT": 3, "TCP_USER_TIMEOUT": 15_000}
"""Seconds, tries and milliseconds: a machine that vanished is noticed in 20 seconds, not in 15 minutes."""


def connect(
    database_url: str, *, pool_size: int = 20, statement_seconds: float | None = STATEMENT_SECONDS
) -> AsyncEngine:
    """`database_url` as PostgreSQL's own tools write it, or SQLAlchemy's; nothing is opened yet."""
    url = make_url(database_url).set(drivername="postgresql+asyncpg")
    engine = create_async_engine(
        url,
        pool_size=pool_size,
        max_overflow=10,
        pool_timeout=10,
        hide_parameters=True,
        json_serializer=dumps,
        connect_args={"timeout": 5, "command_timeout": statement_seconds},
    )
    event.listen(engine.sync_engine, "connect", _watch_the_line)
    event.listen(engine.sync_engine, "checkout", _ping)
    event.listen(engine.sync_engine, "checkin", _used)
    event.listen(engine.sync_engine, "handle_error", _leave_a_read_only_server)
    return engine


async def is_writable(engine: AsyncEngine) -> bool:
    async with engine.connect() as connection:
        return bool((await connection.execute(text("SHOW transaction_read_only"))).scalar_one() == "off")


def _keep_alive(transport: Any) -> None:
    """Of a connection over TCP, as far as the system can."""
    line = transport.get_extra_info("socket")
    if line is None or line.family not in (socket.AF_INET, socket.AF_INET6):
        return
    line.setsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1)
    for name, value in _KEEPALIVE.items():
        if (option := getattr(socket, name, None)) is not None:
            line.setsockopt(socket.IPPROTO_TCP, option, value)


def _watch_the_line(connection: Any, _: object) -> None:
    _keep_alive(connection.driver_connection._transport)  # noqa: SLF001 -- asyncpg has no other way to it


def _used(_: object, record: Any) -> None:
    record.info[USED_AT] = time.monotonic()


def _ping(connection: Any, record: Any, _: object) -> None:
    """One connection that went silent or broke means that the others did, too: all are made anew. One that
    was used a moment ago is not asked."""
    if time.monotonic() - record.info.get(USED_AT, float("-inf")) < FRESH_SECONDS:
        return
    try:
        connection.run_async(lambda driver: driver.fetchrow(";", timeout=PING_SECONDS))
    except Exception as error:
        raise InvalidatePoolError from error


def _leave_a_read_only_server(context: ExceptionContext) -> None:
    """Every connection is made anew: by then another server, or the same one, may take what is written."""
    if getattr(context.original_exception, "sqlstate", "") == READ_ONLY:
        context.is_disconnect = True
