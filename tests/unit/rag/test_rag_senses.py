"""Recordings and pictures at an OpenAI-compatible server, over real HTTP."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from typing import Any

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer

from desk.message import Media, MediaKind
from desk.perception import Perception
from desk.tenant import HEARS, SEES, Tenant
from rag.senses.senses import OpenAiSenses, openai_senses

VOICE = Media(kind=MediaKind.VOICE, mimetype="audio/ogg; codecs=opus")
PICTURE = Media(kind=MediaKind.IMAGE, mimetype="image/png")


class Server:
    """Says what it was told to say; a number is a refusal."""

    def __init__(self) -> None:
        self.told: Any = {}
        self.recordings: list[dict[str, Any]] = []
        self.pictures: list[dict[str, Any]] = []

    async def hear(self, request: web.Request) -> web.Response:
        form = await request.post()
        file = form["file"]
        assert isinstance(file, web.FileField)
        self.recordings.append({**form, "file": file.filename, "content": file.file.read()})
        return self._reply(self.told)

    async def see(self, request: web.Request) -> web.Response:
        self.pictures.append(await request.json())
        message = {"role": "assistant", "content": self.told}
        choice = {"index": 0, "finish_reason": "stop", "message": message}
        completion = {"id": "1", "object": "chat.completion", "created": 1, "model": "m", "choices": [choice]}
        return self._reply(self.told if isinstance(self.told, int) else completion)

    def _reply(self, told: Any) -> web.Response:
        if isinstance(told, int):
            return web.json_response({"error": {"message": "sesame"}}, status=told)
        return web.json_response(told)


@pytest.fixture
async def server() -> Server:
    return Server()


@pytest.fixture
async def address(server: Server) -> AsyncIterator[str]:
    app = web.Application()
    app.router.add_post("/v1/audio/transcriptions", server.hear)
    app.router.add_post("/v1/chat/completions", server.see)
    running = TestServer(app)
    await running.start_server()
    yield str(running.make_url("/v1"))
    await running.close()


@pytest.fixture
async def senses(address: str) -> AsyncIterator[OpenAiSenses]:
    opened = openai_senses(
        api_key="key", base_url=address, hearing_model="whisper-1", seeing_model="gpt-5-mini"
    )
    yield opened
    await opened.close()


def segments(logprob: float, silence: float = 0.01) -> list[dict[str, Any]]:
    return [{"id": 0, "avg_logprob": logprob, "no_speech_prob": silence, "text": "…"}]


@pytest.mark.parametrize(
    ("told", "heard"),
    [
        ({"text": " Маникюр  қанша? ", "segments": segments(-0.2)}, Perception(words="Маникюр қанша?")),
        ({"text": "Маникюр", "segments": segments(-0.9)}, Perception(words="Маникюр", sure=False)),
        ({"text": "Маникюр", "segments": segments(-0.2, 0.8)}, Perception(words="Маникюр", sure=False)),
        ({"text": "Маникюр"}, Perception(words="Маникюр")),
        ({"text": "  "}, None),
        (404, None),
    ],
    ids=["clear", "mumbled", "hardly a voice", "no figures", "silence", "refused"],
)
async def test_a_recording_becomes_words_and_doubt_is_kept(
    server: Server, senses: OpenAiSenses, salon: Tenant, told: Any, heard: Perception | None
) -> None:
    server.told = told
    assert await senses.perceive(salon, VOICE, b"OggS", "ru") == heard
    (asked,) = server.recordings
    assert (asked["file"], asked["content"], asked["model"]) == ("voice.ogg", b"OggS", "whisper-1")


async def test_a_model_that_tells_of_tokens_is_doubted_by_tokens(
    server: Server, address: str, salon: Tenant
) -> None:
    senses = openai_senses(
        api_key="key", base_url=address, hearing_model="gpt-4o-mini-transcribe", seeing_model=""
    )
    server.told = {"text": "Маникюр", "logprobs": [{"token": "Ма", "logprob": -1.2, "bytes": []}]}
    heard = await senses.perceive(salon, VOICE, b"OggS", "ru")
    await senses.close()
    assert heard == Perception(words="Маникюр", sure=False)


async def test_a_picture_goes_nowhere_until_the_owner_allows_it(
    server: Server, senses: OpenAiSenses, salon: Tenant
) -> None:
    server.told = "Красный маникюр с дизайном."
    assert await senses.perceive(salon, PICTURE, b"PNG", "ru") is None
    assert not server.pictures
    allowed = replace(salon, profile={**salon.profile, SEES: True})
    assert await senses.perceive(allowed, PICTURE, b"PNG", "ru") == Perception(words=server.told)


async def test_an_owner_can_keep_recordings_at_home(
    server: Server, senses: OpenAiSenses, salon: Tenant
) -> None:
    server.told = {"text": "Маникюр"}
    forbidden = replace(salon, profile={**salon.profile, HEARS: False})
    assert await senses.perceive(forbidden, VOICE, b"OggS", "ru") is None
    assert not server.recordings


async def test_a_server_that_keeps_failing_is_given_a_rest(
    server: Server, senses: OpenAiSenses, salon: Tenant
) -> None:
    server.told = 400
    await asyncio.gather(*(senses.perceive(salon, VOICE, b"OggS", "ru") for _ in range(3)))
    asked = len(server.recordings)
    assert await senses.perceive(salon, VOICE, b"OggS", "ru") is None
    assert len(server.recordings) == asked
