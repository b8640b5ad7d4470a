"""The courier against a server whose connections break: what is out is never sent a second time."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import replace
from uuid import uuid4

import aiohttp
import pytest

from app.phrases import FluentPhrasebook
from desk.tenant import Tenant
from desk.work import Outcome, Retry, Sent, Uncertain
from whatsapp.calls import Call
from whatsapp.gateway import Gateway, Receiver
from whatsapp.speech import speech

TENANT = Tenant(id=uuid4(), slug="salon", name="Салон", instance_id="instance-1", languages=("en",))
TO = Receiver(
    tenant=TENANT,
    jid="77000000001@s.whatsapp.net",
    token="secret-token",
    say=speech(FluentPhrasebook(), TENANT),
)
CALL = Call(method="send-text", parameters={"msg": "Здравствуйте"}, seconds=5)
OK = b'HTTP/1.1 200 OK\r\nContent-Length: 16\r\n\r\n{"success":true}'

Serve = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]


@asynccontextmanager
async def server(*answers: bytes | None) -> AsyncIterator[tuple[str, list[bytes]]]:
    """Answers connections in turn: None resets, `b""` hangs; gives the address and what was asked."""
    asked: list[bytes] = []
    hanging = asyncio.Event()

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        asked.append(await reader.readuntil(b"\r\n"))
        answer = answers[min(len(asked), len(answers)) - 1]
        if answer is None:
            writer.transport.abort()
            return
        if not answer:
            await hanging.wait()
        writer.write(answer)
        writer.close()

    listener = await asyncio.start_server(serve, "127.0.0.1", 0)
    async with listener:
        yield f"http://127.0.0.1:{listener.sockets[0].getsockname()[1]}", asked
        hanging.set()


async def outcome(address: str, call: Call = CALL) -> Outcome:
    async with aiohttp.ClientSession() as session:
        return await Gateway(base=address, session=session).call(call, TO)


async def test_a_reset_after_the_call_is_uncertain_and_not_repeated() -> None:
    async with server(None, OK) as (address, asked):
        assert isinstance(await outcome(address), Uncertain)
        assert len(asked) == 1


@pytest.mark.parametrize(
    "answer", [b"nonsense\r\n\r\n", b'HTTP/1.1 200 OK\r\nContent-Length: 900\r\n\r\n{"success":true}']
)
async def test_a_broken_answer_is_uncertain(answer: bytes) -> None:
    async with server(answer) as (address, asked):
        assert isinstance(await outcome(address), Uncertain)
        assert len(asked) == 1


async def test_silence_is_uncertain_after_the_calls_own_time() -> None:
    async with server(b"") as (address, asked):
        assert isinstance(await outcome(address, replace(CALL, seconds=0.2)), Uncertain)
        assert len(asked) == 1


async def test_a_server_that_is_not_there_is_worth_another_try() -> None:
    async with server(OK) as (address, _):
        pass
    refused = await outcome(address)
    assert refused == Retry(error="ChatFlow can't be reached.")
    assert isinstance(await outcome("http://nowhere.invalid/api"), Retry)


async def test_a_whole_answer_is_sent() -> None:
    async with server(OK) as (address, asked):
        assert await outcome(address) == Sent()
        assert b"token=secret-token" in asked[0]


async def test_no_outcome_names_the_address() -> None:
    """It holds the token."""
    async with server(None) as (address, _):
        said = repr(await outcome(address)) + repr(TO) + repr(CALL)
    assert "secret-token" not in said
    assert "Здравствуйте" not in said
