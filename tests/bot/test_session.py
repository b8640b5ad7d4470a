"""The line to the Bot API, over real HTTP."""

import socket
from collections.abc import AsyncIterator
from uuid import uuid4

import pytest
from aiogram import Bot
from aiogram.exceptions import TelegramNetworkError, TelegramServerError
from aiohttp import web

from app.phrases import FluentPhrasebook
from bot.bots import Bots
from bot.files import TelegramFiles
from bot.session import NotReached, Session
from desk.errors import FileUnavailable
from desk.message import Media, MediaKind
from desk.tenant import Tenant

TOKEN = "1001:a-very-secret-token"


async def _handle(request: web.Request) -> web.Response:
    if request.path.endswith("getFile"):
        found = {"file_id": "f", "file_unique_id": "u", "file_path": "voice/1.oga"}
        return web.json_response({"ok": True, "result": found})
    return web.Response(status=502, text="<html>Bad Gateway</html>")


@pytest.fixture
async def broken() -> AsyncIterator[str]:
    """A Bot API behind a gateway that has lost it."""
    app = web.Application()
    app.router.add_route("*", "/{path:.*}", _handle)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    yield f"http://127.0.0.1:{runner.addresses[0][1]}"
    await runner.cleanup()


def nobody() -> str:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return f"http://127.0.0.1:{free.getsockname()[1]}"


async def failure(api_base: str) -> Exception:
    session = Session(api_base)
    try:
        await Bot(TOKEN, session=session).get_me()
    except Exception as error:  # noqa: BLE001 - it is looked at
        return error
    finally:
        await session.close()
    raise AssertionError("the call succeeded")


async def test_a_call_that_never_left_is_known_to_be_safe_to_repeat() -> None:
    """No connection is told apart from no answer."""
    assert isinstance(await failure(nobody()), NotReached)


async def test_a_gateways_error_page_is_the_servers_fault(broken: str) -> None:
    """502 with HTML is worth another try."""
    assert isinstance(await failure(broken), TelegramServerError)


@pytest.mark.parametrize("api_base", ["http://:bad", "nonsense", "http://127.0.0.1:1"])
async def test_no_error_tells_the_token(api_base: str) -> None:
    """Whatever goes wrong with the address, the token stays out of the error and of its causes."""
    error = await failure(api_base)
    assert isinstance(error, TelegramNetworkError)
    shown = f"{error} {error!r} {'' if error.__suppress_context__ else error.__context__}"
    assert TOKEN not in shown


async def test_a_file_that_breaks_off_does_not_tell_its_address(broken: str) -> None:
    """A download's address contains the token: it is not in the error."""
    bots = Bots(session=Session(broken), default_token=TOKEN)
    files = TelegramFiles(bots=bots, phrasebook=FluentPhrasebook())
    media = Media(kind=MediaKind.VOICE, telegram_file_id="f")
    with pytest.raises(FileUnavailable) as caught:
        await files.download(_tenant(), media)
    await bots.close()
    assert TOKEN not in f"{caught.value!r}"
    assert "оборвалась" in str(caught.value)


def _tenant() -> Tenant:
    return Tenant(id=uuid4(), slug="salon", name="Салон")
