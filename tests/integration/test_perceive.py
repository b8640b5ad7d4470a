"""A recording on its way through the desk, on a real database."""

import asyncio
from datetime import timedelta
from uuid import UUID

import pytest

from desk.decision import Turn
from desk.incoming import IncomingMessage
from desk.message import Media, MediaKind, Message, Role
from desk.perception import Perception
from desk.tenant import Tenant
from desk.usecases.perceive import Perceive
from desk.usecases.receive_message import ReceiveMessage
from storage.desks import PostgresDesks
from tests.integration.room import CONTACT


class ToldSenses:
    """Perceives what it was told, in its own time."""

    def __init__(self, words: str, *, seconds: float = 0.0, sure: bool = True) -> None:
        self.perception = Perception(words=words, sure=sure)
        self.seconds = seconds
        self.asked: list[bytes] = []

    async def perceive(self, _: Tenant, __: Media, content: bytes, ___: str) -> Perception | None:
        self.asked.append(content)
        await asyncio.sleep(self.seconds)
        return self.perception


async def as_stored(_: UUID, message: Message) -> Message:
    return message


async def received(desks: PostgresDesks, tenant: Tenant, kind: MediaKind, text: str = "") -> Turn:
    incoming = IncomingMessage(
        contact=CONTACT, provider_id="m1", text=text, media=Media(kind=kind, seconds=4), content=b"OggS"
    )
    got = await ReceiveMessage(desks)(tenant.id, incoming)
    async with desks(tenant.id) as desk:
        return Turn(tenant=tenant, messages=(await desk.messages.get(got.message_id),))


@pytest.mark.parametrize("sure", [True, False])
async def test_spoken_words_are_the_message_from_then_on(
    desks: PostgresDesks, tenant: Tenant, sure: bool
) -> None:
    """For this turn, for the topic and for what is asked after it; the file stays."""
    senses = ToldSenses("Сколько стоит маникюр?", sure=sure)
    turn = await received(desks, tenant, MediaKind.VOICE)
    read = await Perceive(desks=desks, bring=as_stored, senses=senses)(turn)
    assert read.text == "Сколько стоит маникюр?"
    assert senses.asked == [b"OggS"]
    async with desks(tenant.id) as desk:
        kept = await desk.messages.get(turn.messages[0].id)
    assert (kept.text, kept.role) == ("Сколько стоит маникюр?", Role.CLIENT)
    assert kept.media is not None
    assert kept.media.unsure is not sure
    assert kept.media.blob_id is not None


async def test_a_slow_model_holds_nobody_up(desks: PostgresDesks, tenant: Tenant) -> None:
    """After the bound the recording is a file again, for a person."""
    senses = ToldSenses("Сколько?", seconds=5)
    turn = await received(desks, tenant, MediaKind.VOICE)
    patience = timedelta(seconds=0.1)
    assert await Perceive(desks=desks, bring=as_stored, senses=senses, patience=patience)(turn) == turn


async def test_what_a_picture_shows_belongs_to_the_question_under_it(
    desks: PostgresDesks, tenant: Tenant
) -> None:
    """The client's own words stay as they were written."""
    turn = await received(desks, tenant, MediaKind.IMAGE, "сколько такой?")
    read = await Perceive(desks=desks, bring=as_stored, senses=ToldSenses("красный маникюр"))(turn)
    assert read.text == "сколько такой? (красный маникюр)"
    async with desks(tenant.id) as desk:
        assert (await desk.messages.get(turn.messages[0].id)).text == "сколько такой?"


async def test_a_picture_without_a_word_is_left_to_a_person(desks: PostgresDesks, tenant: Tenant) -> None:
    senses = ToldSenses("красный маникюр")
    turn = await received(desks, tenant, MediaKind.IMAGE)
    assert await Perceive(desks=desks, bring=as_stored, senses=senses)(turn) == turn
    assert not senses.asked


async def test_a_file_kept_meanwhile_costs_no_word(desks: PostgresDesks, tenant: Tenant) -> None:
    turn = await received(desks, tenant, MediaKind.VOICE)
    message = turn.messages[0]
    await Perceive(desks=desks, bring=as_stored, senses=ToldSenses("Маникюр"))(turn)
    async with desks(tenant.id) as desk:
        blob_id = await desk.blobs.put(b"OggS again", "audio/ogg")
        await desk.messages.keep_file(message.id, blob_id)
        kept = await desk.messages.get(message.id)
    assert kept.media is not None
    assert (kept.media.words, kept.media.blob_id) == ("Маникюр", blob_id)
