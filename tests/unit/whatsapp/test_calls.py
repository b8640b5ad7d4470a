"""A message becomes calls that usual servers accept, in reading order."""

from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk.message import Media, MediaKind, Message, MessageStatus, Role
from whatsapp.calls import calls_of
from whatsapp.text_parts import PART_BYTES, encoded_size, split

ID = UUID("00000000-0000-4000-8000-000000000001")
URL = "https://salon.example.kz/media/token"


def message(text: str = "", media: Media | None = None) -> Message:
    return Message(
        id=ID, conversation_id=uuid4(), role=Role.BOT, text=text, media=media, status=MessageStatus.QUEUED
    )


def sent(
    text: str = "", kind: MediaKind | None = None, mimetype: str = "image/png"
) -> list[tuple[str, dict[str, str]]]:
    media = Media(kind=kind, mimetype=mimetype, blob_id=uuid4()) if kind else None
    return [(call.method, dict(call.parameters)) for call in calls_of(message(text, media), URL)]


def test_a_text_is_one_call_with_the_messages_own_id() -> None:
    assert sent("Здравствуйте") == [("send-text", {"msg": "Здравствуйте", "msg_id": str(ID)})]


def test_a_long_text_is_several_calls_each_with_an_id_of_its_own() -> None:
    calls = sent("Слово. " * 400)
    assert [method for method, _ in calls] == ["send-text"] * len(calls)
    assert len({parameters["msg_id"] for _, parameters in calls}) == len(calls) > 1
    assert calls[0][1]["msg_id"] == f"{ID}-1"


@pytest.mark.parametrize(
    ("kind", "method", "parameter"),
    [
        (MediaKind.IMAGE, "send-image", "imageurl"),
        (MediaKind.DOCUMENT, "send-doc", "docurl"),
        (MediaKind.OTHER, "send-doc", "docurl"),
        (MediaKind.VIDEO, "send-video", "videourl"),
    ],
)
def test_a_file_goes_with_its_caption_which_is_never_empty(
    kind: MediaKind, method: str, parameter: str
) -> None:
    assert sent("Вот", kind) == [(method, {parameter: URL, "caption": "Вот", "msg_id": str(ID)})]
    assert sent("", kind) == [(method, {parameter: URL, "caption": " ", "msg_id": str(ID)})]


@pytest.mark.parametrize("kind", [MediaKind.AUDIO, MediaKind.VOICE])
def test_a_sound_has_no_caption_so_its_words_follow(kind: MediaKind) -> None:
    assert [method for method, _ in sent("Послушайте", kind)] == ["send-audio", "send-text"]
    assert [method for method, _ in sent("", kind)] == ["send-audio"]


def test_an_animated_sticker_is_sent_as_a_file() -> None:
    assert sent("", MediaKind.STICKER, "application/x-tgsticker")[0][0] == "send-doc"
    assert sent("", MediaKind.STICKER, "image/webp")[0][0] == "send-image"


def test_a_caption_too_long_for_an_address_follows_as_text() -> None:
    calls = sent("Слово. " * 200, MediaKind.IMAGE)
    assert calls[0][1]["caption"] == " "
    assert {method for method, _ in calls[1:]} == {"send-text"}


@given(
    st.text(st.characters(exclude_categories=["Cs"]), max_size=400), st.integers(min_value=12, max_value=200)
)
def test_parts_hold_every_word_in_order_and_fit(text: str, limit: int) -> None:
    parts = split(text, limit)
    assert "".join("".join(part.split()) for part in parts) == "".join(text.split())
    assert all(part and encoded_size(part) <= limit for part in parts)


def test_a_part_ends_where_a_sentence_ends() -> None:
    parts = split("Мы открыты каждый день. " * 100)
    assert all(part.endswith(".") for part in parts)
    assert all(encoded_size(part) <= PART_BYTES for part in parts)
