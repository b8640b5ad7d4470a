"""Secrets and whole phone numbers in what everybody may come to read: logs, metrics, admin answers."""

import re
from pathlib import Path

from aiohttp import ClientSession
from sqlalchemy.engine import make_url

from tests.chaos.caller import called
from tests.chaos.fleet import ADMIN_TOKEN, BUSINESS, ENVIRONMENT, SECRET_KEY, Fleet

PHONE = re.compile(r"(?<!\d)\+?7[ -]?700[ -]?000[ -]?00[ -]?\d\d(?!\d)")
PAGES = ("/health", "/ready", "/metrics", "/admin/health", "/admin/version", "/admin/trace/bakery/none")


async def leaks(fleet: Fleet) -> list[str]:
    """Each secret that stands somewhere, and each phone; empty when all is well."""
    written = "".join(path.read_text(encoding="utf-8", errors="replace") for path in _logs(fleet))
    assert written, "there are no logs to look at"
    shown = written + "".join(await _pages(fleet))
    return [*(secret for secret in _secrets(fleet) if secret in shown), *PHONE.findall(shown)]


def _logs(fleet: Fleet) -> list[Path]:
    lives = [path for replica in fleet.replicas for path in replica.folder.glob("life-*.log")]
    return [*lives, *fleet.postgres.folder.glob("postgres.log*")]


async def _pages(fleet: Fleet) -> list[str]:
    bearer = {"Authorization": f"Bearer {ADMIN_TOKEN}"}
    async with ClientSession(headers=bearer) as session:
        urls = [replica.url + page for replica in fleet.replicas for page in PAGES]
        return [(await called(session, "GET", url)).body for url in urls]


def _secrets(fleet: Fleet) -> list[str]:
    password = make_url(fleet.postgres.url).password
    return [
        SECRET_KEY,
        ADMIN_TOKEN,
        ENVIRONMENT["TELEGRAM_WEBHOOK_SECRET"],
        BUSINESS.webhook_secret,
        BUSINESS.chatflow_token,
        BUSINESS.telegram_token,
        BUSINESS.telegram_token.partition(":")[2],
        str(password),
    ]
