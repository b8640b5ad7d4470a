"""The courier against an HTTP client that is made to answer, fail and hang."""

import re
from collections.abc import AsyncIterator, Iterator
from typing import Any
from unittest.mock import Mock
from uuid import uuid4

import aiohttp
import aioresponses.core
import pytest
from aioresponses import aioresponses as AnswersOf  # noqa: N812 — a class in all but its name

from app.phrases import FluentPhrasebook
from desk.conversation import Channel, Contact, Conversation
from desk.message import Media, MediaKind, Message, MessageStatus, Role
from desk.tenant import Tenant
from desk.work import Failed, Outcome, Retry, Sent, Uncertain
from whatsapp.gateway import Gateway
from whatsapp.media_links import MediaLinks
from whatsapp.sender import WhatsAppCourier

BASE = "https://chatflow.example/api/v1"
ANY = re.compile(rf"{BASE}/.*")
TENANT = Tenant(
    languages=("en",),
    id=uuid4(),
    slug="salon",
    name="Салон",
    instance_id="instance-1",
    chatflow_token="secret-token",
)
CONVERSATION = Conversation(
    id=uuid4(),
    client_id=TENANT.id,
    user_id=uuid4(),
    contact=Contact(channel=Channel.WHATSAPP, external_id="77000000001@s.whatsapp.net"),
)


class _Response(aiohttp.ClientResponse):
    """With the argument that aiohttp 3.14 wants (pnuckowski/aioresponses#289)."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs, stream_writer=Mock(output_size=0))


@pytest.fixture
def answers(monkeypatch: pytest.MonkeyPatch) -> Iterator[AnswersOf]:
    monkeypatch.setattr(aioresponses.core, "ClientResponse", _Response)
    with AnswersOf() as mocked:
        yield mocked


@pytest.fixture
async def courier() -> AsyncIterator[WhatsAppCourier]:
    async with aiohttp.ClientSession() as session:
        yield courier_of(session)


def courier_of(
    session: aiohttp.ClientSession, base: str = BASE, public: str = "https://a.kz"
) -> WhatsAppCourier:
    links = MediaLinks(secret_keys=["key"], base=lambda: public)
    return WhatsAppCourier(
        gateway=Gateway(base=base, session=session),
        media_links=links,
        phrasebook=FluentPhrasebook(),
        default_token="default-token",
    )


def message(text: str = "Здравствуйте", media: Media | None = None) -> Message:
    return Message(
        conversation_id=CONVERSATION.id,
        role=Role.BOT,
        text=text,
        media=media,
        status=MessageStatus.QUEUED,
    )


async def send(courier: WhatsAppCourier, said: Message, tenant: Tenant = TENANT) -> Outcome:
    return await courier.send(tenant, CONVERSATION, said)


def queries(answers: AnswersOf) -> list[dict[str, str]]:
    return [dict(url.query) for _, url in answers.requests]


async def test_a_text_goes_out_with_token_instance_receiver_and_id(
    answers: AnswersOf, courier: WhatsAppCourier
) -> None:
    answers.get(ANY, payload={"success": True, "messageId": "OUT1"})
    said = message()
    assert await send(courier, said) == Sent(provider_id="OUT1")
    assert queries(answers) == [
        {
            "token": "secret-token",
            "instance_id": "instance-1",
            "jid": "77000000001@s.whatsapp.net",
            "msg": "Здравствуйте",
            "msg_id": str(said.id),
        }
    ]


async def test_a_tenant_without_a_token_uses_the_default_one(
    answers: AnswersOf, courier: WhatsAppCourier
) -> None:
    answers.get(ANY, payload={"success": True})
    tenant = Tenant(id=uuid4(), slug="cakes", name="Торты", languages=("en",), instance_id="instance-2")
    assert isinstance(await send(courier, message(), tenant), Sent)
    assert queries(answers)[0]["token"] == "default-token"


async def test_a_tenant_without_an_instance_is_told_the_command(courier: WhatsAppCourier) -> None:
    tenant = Tenant(id=uuid4(), slug="cakes", name="Торты", languages=("en",))
    assert await send(courier, message(), tenant) == Failed(
        error="cakes has no ChatFlow instance; set it by `run.py client set cakes instance_id=…`."
    )


async def test_a_file_needs_a_public_address_and_says_so(courier: WhatsAppCourier) -> None:
    async with aiohttp.ClientSession() as session:
        media = Media(kind=MediaKind.IMAGE, blob_id=uuid4())
        failed = await send(courier_of(session, public=""), message(media=media))
    assert isinstance(failed, Failed)
    assert "PUBLIC_BASE_URL" in failed.error


async def test_a_file_that_is_not_here_is_not_passed_over(courier: WhatsAppCourier) -> None:
    failed = await send(courier, message(media=Media(kind=MediaKind.IMAGE)))
    assert failed == Failed(error="The file of the message is not here.")


async def test_a_message_that_stops_midway_is_uncertain(answers: AnswersOf, courier: WhatsAppCourier) -> None:
    answers.get(ANY, payload={"success": True})
    answers.get(ANY, payload={"success": False, "message": "Session is closed"})
    outcome = await send(courier, message("Слово. " * 400))
    assert isinstance(outcome, Uncertain)
    assert outcome.error.startswith("Part 2 of ")


async def test_a_message_that_fails_at_its_first_part_is_tried_again(
    answers: AnswersOf, courier: WhatsAppCourier
) -> None:
    answers.get(ANY, status=503)
    assert isinstance(await send(courier, message("Слово. " * 400)), Retry)
    assert len(queries(answers)) == 1


async def test_nothing_is_sent_to_where_a_redirect_leads(
    answers: AnswersOf, courier: WhatsAppCourier
) -> None:
    answers.get(ANY, status=302, headers={"Location": "https://evil.example/steal"})
    assert isinstance(await send(courier, message()), Failed)
    assert len(answers.requests) == 1


async def test_a_hanging_answer_is_uncertain(answers: AnswersOf, courier: WhatsAppCourier) -> None:
    answers.get(ANY, timeout=True)
    assert isinstance(await send(courier, message()), Uncertain)


@pytest.mark.parametrize("base", ["", "app.chatflow.kz/api/v1", "ftp://app.chatflow.kz"])
async def test_an_address_that_is_none_is_refused_at_the_start(base: str) -> None:
    async with aiohttp.ClientSession() as session:
        with pytest.raises(ValueError, match="CHATFLOW_API_BASE"):
            Gateway(base=base, session=session)
