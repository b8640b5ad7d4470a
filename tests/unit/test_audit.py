"""The audit of the libraries, against a loopback stand-in for the database of vulnerabilities."""

import asyncio
import sys
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from aiohttp import web

AUDIT = Path(__file__).parents[2] / ".ci" / "audit.py"
LOCK = "".join(
    f"{name}==1.0 \\\n    --hash=sha256:{'0' * 64} \\\n    --hash=sha256:{'1' * 64}\n"
    for name in ("good", "bad")
)


@dataclass
class Advisories:
    """Answers like OSV's `/v1/query`."""

    url: str = ""
    vulnerable: set[str] = field(default_factory=set)

    async def query(self, request: web.Request) -> web.Response:
        name = (await request.json())["package"]["name"]
        if name not in self.vulnerable:
            return web.json_response({})
        package = {"name": name, "ecosystem": "PyPI"}
        ranges = [{"type": "ECOSYSTEM", "events": [{"introduced": "0"}, {"fixed": "1.1"}]}]
        known = {
            "id": "PYSEC-0-1",
            "summary": "made up",
            "modified": "2026-01-01T00:00:00Z",
            "published": "2026-01-01T00:00:00Z",
            "affected": [{"package": package, "ranges": ranges}],
        }
        return web.json_response({"vulns": [known]})


@pytest.fixture
async def advisories() -> AsyncIterator[Advisories]:
    stand_in, app = Advisories(), web.Application()
    app.router.add_post("/v1/query", stand_in.query)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    stand_in.url = f"http://127.0.0.1:{runner.addresses[0][1]}/v1/query"
    yield stand_in
    await runner.cleanup()


async def audit(folder: Path, url: str) -> tuple[int | None, str]:
    lock = folder / "requirements.lock"
    lock.write_text(LOCK)
    options = ("-s", "osv", "--osv-url", url, "--cache-dir", str(folder / "cache"))
    process = await asyncio.create_subprocess_exec(
        sys.executable, str(AUDIT), str(lock), *options, stdout=asyncio.subprocess.PIPE
    )
    out, _ = await process.communicate()
    return process.returncode, out.decode()


async def test_a_known_vulnerability_fails_and_is_named(advisories: Advisories, tmp_path: Path) -> None:
    """Whoever reads the last lines of CI knows which library to raise, and to what."""
    advisories.vulnerable = {"bad"}
    code, told = await audit(tmp_path, advisories.url)
    assert code == 1
    assert told == "bad 1.0: PYSEC-0-1, fixed in 1.1\naudit: 2 libraries looked up, 1 vulnerable\n"


async def test_libraries_without_one_pass(advisories: Advisories, tmp_path: Path) -> None:
    assert await audit(tmp_path, advisories.url) == (0, "audit: 2 libraries looked up, 0 vulnerable\n")


async def test_where_nobody_can_be_asked_one_line_says_so(tmp_path: Path) -> None:
    code, told = await audit(tmp_path, "http://127.0.0.1:1/v1/query")
    assert code == 0
    assert told == "audit skipped: nobody who knows vulnerabilities can be asked from here\n"
