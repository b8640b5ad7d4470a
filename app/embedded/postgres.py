"""A real PostgreSQL that lives and dies with the application."""

import asyncio
import os
import shutil
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from pathlib import Path

import asyncpg

from app.embedded.address import Address
from app.embedded.cluster import ensure_cluster
from app.embedded.errors import EmbeddedServerError
from app.embedded.home import Home, open_home
from app.embedded.installation import prepare_installation
from app.embedded.leftover import outlive_leftover
from app.embedded.locks import try_lock
from app.embedded.postmaster import read_postmaster
from app.embedded.server import launch_server
from app.embedded.socket_folder import make_socket_folder

ATTACH_SECONDS = 150.0
"""Longer than an owner may take to start."""
ATTACH_POLL_SECONDS = 0.02


@dataclass(frozen=True, slots=True, kw_only=True)
class EmbeddedPostgres:
    """A reachable server; ``url`` is for SQLAlchemy with asyncpg and contains the password."""

    url: str = field(repr=False)
    version: str
    owner: bool
    _held: AsyncExitStack = field(repr=False)

    async def close(self) -> None:
        """Stops the server if this process owns it; an attached process just lets go. Safe to repeat."""
        await self._held.aclose()


async def start_postgres(base: Path) -> EmbeddedPostgres:
    """Starts the server of this folder, or attaches to the one that another process runs there.

    The server belongs to the process that started it and stops with it, even when that process is killed;
    processes that attached lose their connections then, and the next start of anyone owns a new server at
    the same address. On Linux the server also stops when the calling *thread* ends: call from the main one.
    Raises EmbeddedServerError.
    """
    try:
        return await _own_or_attach(open_home(base))
    except (OSError, asyncpg.PostgresError, asyncpg.InterfaceError) as error:
        raise EmbeddedServerError(
            f"The embedded PostgreSQL in {base} cannot be used ({error}): "
            "mend that, or set DATABASE_URL to a running server."
        ) from error


async def _own_or_attach(home: Home) -> EmbeddedPostgres:
    deadline = asyncio.get_running_loop().time() + ATTACH_SECONDS
    while (lock := try_lock(home.owner_lock)) is None:
        attached = await _attach(home)
        if attached is not None:
            return attached
        if asyncio.get_running_loop().time() > deadline:
            raise EmbeddedServerError(
                f"Another process owns the database in {home.base}, but its server does not answer: "
                "stop that process and start again."
            )
        await asyncio.sleep(ATTACH_POLL_SECONDS)
    return await _own(home, lock)


async def _attach(home: Home) -> EmbeddedPostgres | None:
    """None while the owner is still starting or already stopping its server."""
    postmaster = read_postmaster(home)
    if postmaster is None or not postmaster.ready:
        return None
    try:
        address = Address(socket_folder=postmaster.socket_folder, password=home.password_file.read_text())
        version = await address.server_version()
    except (OSError, asyncpg.PostgresError, asyncpg.InterfaceError):
        return None
    return EmbeddedPostgres(url=address.url, version=version, owner=False, _held=AsyncExitStack())


async def _own(home: Home, lock: int) -> EmbeddedPostgres:
    async with AsyncExitStack() as held:
        held.callback(os.close, lock)
        installation, major = await prepare_installation(home)
        home.adopt(home.owner_lock)
        programs_lock = await outlive_leftover(home)
        held.callback(os.close, programs_lock)
        await ensure_cluster(installation, major=major, lock=programs_lock)
        folder = make_socket_folder(home)
        held.callback(shutil.rmtree, folder, ignore_errors=True)
        server = await launch_server(installation, folder, lock=programs_lock)
        held.push_async_callback(server.stop)
        address = Address(socket_folder=folder, password=home.password_file.read_text())
        version = await _open_database(address)
        return EmbeddedPostgres(url=address.url, version=version, owner=True, _held=held.pop_all())


async def _open_database(address: Address) -> str:
    try:
        return await address.server_version()
    except asyncpg.InvalidCatalogNameError:
        await address.create_database()
        return await address.server_version()
