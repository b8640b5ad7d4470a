"""The Bot API by plain HTTP: every way of passing parameters that Telegram knows."""

from typing import Any

from aiohttp import ClientSession, FormData

from sandbox import SandboxWorld
from tests.sandbox.conftest import GROUP, TOKEN

REPLY_MARKUP = '{"inline_keyboard": [[{"text": "Беру", "callback_data": "take_1"}]]}'


async def call(address: str, method: str, **sent: Any) -> tuple[int, dict[str, Any]]:
    url = f"{address}/telegram/bot{TOKEN}/{method}"
    async with ClientSession() as session, session.post(url, **sent) as answer:
        return answer.status, await answer.json()


async def test_json_form_and_query_say_the_same(address: str, world: SandboxWorld) -> None:
    plain = {"chat_id": str(GROUP), "text": "привет", "reply_markup": REPLY_MARKUP}
    multipart = FormData(plain, default_to_multipart=True)
    keyboard = {"inline_keyboard": [[{"text": "Беру", "callback_data": "take_1"}]]}
    await call(address, "sendMessage", json={"chat_id": GROUP, "text": "привет", "reply_markup": keyboard})
    await call(address, "sendmessage", data=plain)
    await call(address, "SendMessage", data=multipart)
    await call(address, "sendMessage", params=plain)
    messages = world.telegram.messages(GROUP)
    assert len(messages) == 4
    assert all(one["reply_markup"] == keyboard for one in messages)


async def test_unreadable_parameters_are_bad_requests(address: str) -> None:
    for sent in ({"json": ["not", "an", "object"]}, {"data": {"chat_id": "group", "text": "x"}}):
        status, told = await call(address, "sendMessage", **sent)
        assert (status, told["ok"], told["error_code"]) == (400, False, 400)


async def test_unknown_file_is_not_found(address: str) -> None:
    async with (
        ClientSession() as session,
        session.get(f"{address}/telegram/file/bot{TOKEN}/photos/none.jpg") as answer,
    ):
        assert answer.status == 404
