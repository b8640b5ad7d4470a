"""The HTTP server: what the channels call, and what an operator looks at."""

import asyncio
import hmac
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from aiohttp import web
from loguru import logger
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from app.settings import Settings
from storage.engine import is_writable
from storage.migrate import is_migrated

READY_SECONDS = 1.5

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


@web.middleware
async def plain_errors(request: web.Request, handler: Handler) -> web.StreamResponse:
    """A bug is logged; whoever called reads one sentence and may try again."""
    try:
        return await handler(request)
    except web.HTTPException:
        raise
    except Exception:  # noqa: BLE001 -- the last fence before the caller
        logger.exception("{} {} failed", request.method, request.match_info.route.resource)
        return web.json_response({"success": False, "message": "Not handled; try again."}, status=503)


@dataclass(slots=True, kw_only=True)
class Health:
    """`draining` is set when the program was asked to stop: no more work should be sent to it."""

    engine: AsyncEngine
    draining: bool = False

    def drain(self) -> None:
        self.draining = True

    async def problem(self) -> str:
        """Why work should not be sent here; empty when it may."""
        if self.draining:
            return "stopping"
        try:
            async with asyncio.timeout(READY_SECONDS):
                if not await is_migrated(self.engine):
                    return "tables are not migrated"
                return "" if await is_writable(self.engine) else "database: read-only"
        except Exception as error:  # noqa: BLE001 -- whatever the driver raises means the same here
            return f"database: {type(error).__name__}"

    async def waiting(self) -> dict[str, int]:
        """How much is to be done, and how much needs a person."""
        async with self.engine.connect() as connection:
            rows = await connection.execute(
                text("""
                    SELECT status, count(*) FROM outbox WHERE status <> 'done' GROUP BY status
                    UNION ALL
                    SELECT 'turns', count(*) FROM conversations WHERE ready_at IS NOT NULL
                """)
            )
            return {row[0]: row[1] for row in rows}


def health_routes(health: Health, settings: Settings) -> list[web.RouteDef]:
    async def live(_: web.Request) -> web.Response:
        return web.json_response({"status": "ok"})

    async def ready(_: web.Request) -> web.Response:
        problem = await health.problem()
        return web.json_response({"ready": not problem, "problem": problem}, status=503 if problem else 200)

    async def metrics(_: web.Request) -> web.Response:
        return web.Response(body=generate_latest(), headers={"Content-Type": CONTENT_TYPE_LATEST})

    async def detail(_: web.Request) -> web.Response:
        problem = await health.problem()
        waiting = {} if problem else await health.waiting()
        return web.json_response({"ready": not problem, "problem": problem, "waiting": waiting})

    async def version(_: web.Request) -> web.Response:
        return web.json_response(
            {
                "APP_VERSION": settings.app_version,
                "GIT_COMMIT": settings.git_commit,
                "BUILD_TIME": settings.build_time,
            }
        )

    guard = for_admin(settings.admin_token.get_secret_value())
    return [
        web.get("/health", live),
        web.get("/ready", ready),
        web.get("/metrics", metrics),
        web.get("/admin/health", guard(detail)),
        web.get("/admin/version", guard(version)),
    ]


def for_admin(token: str) -> Callable[[Handler], Handler]:
    """Behind `Authorization: Bearer ADMIN_TOKEN`; closed to everybody where no token is set."""
    expected = f"Bearer {token}".encode()

    def guard(handler: Handler) -> Handler:
        async def guarded(request: web.Request) -> web.StreamResponse:
            given = request.headers.get("Authorization", "").encode("utf-8", "surrogateescape")
            if not token or not hmac.compare_digest(given, expected):
                raise web.HTTPUnauthorized(text="Send the header Authorization: Bearer ADMIN_TOKEN.")
            return await handler(request)

        return guarded

    return guard
