"""Text within Telegram's limits."""

from dataclasses import replace
from uuid import uuid4

import pytest

from bot.names import readable_phone, topic_name
from bot.text import excerpt, parts, utf16_length
from desk.conversation import Conversation
from tests.bot.house import CLIENT


@pytest.mark.parametrize("text", ["<" * 500, "😀" * 500, "слово & ещё " * 60, "a" * 99 + "&"])
def test_an_excerpt_fits_with_its_escapes(text: str) -> None:
    """The limit holds after escaping, and no escape is cut in two."""
    cut = excerpt(text, 100)
    assert utf16_length(cut) <= 100
    assert cut.endswith("…")
    assert cut.count("&") == cut.count(";")


def test_a_short_text_is_only_escaped() -> None:
    """Nothing is cut that fits."""
    assert excerpt(" 1 < 2 ", 100) == "1 &lt; 2"


def test_parts_lose_no_word_and_part_at_spaces() -> None:
    """A long text comes in pieces that together say all of it, none over the limit."""
    words = [f"слово{number}" for number in range(2000)]
    pieces = parts(" ".join(words))
    assert all(utf16_length(piece) <= 4096 for piece in pieces)
    assert " ".join(pieces).split() == words


def test_a_text_without_spaces_is_parted_too() -> None:
    """One word longer than a message does not stop the rest."""
    assert [len(piece) for piece in parts("a" * 5000)] == [4096, 904]


def test_a_kazakh_number_is_readable() -> None:
    """A manager reads the number at a glance."""
    assert readable_phone("77000000001") == "+7 700 000 00 01"


def test_a_topic_is_named_after_its_client() -> None:
    """The name is the client's, with the phone."""
    assert name_of_topic(CLIENT.name) == "Асель · +7 700 000 00 01"


@pytest.mark.parametrize("name", ["", " \n ", "я" * 500, "😀" * 300])
def test_any_name_makes_a_topic(name: str) -> None:
    """Telegram takes 1–128 characters, whatever the client calls itself."""
    assert 1 <= utf16_length(name_of_topic(name)) <= 128


def name_of_topic(name: str) -> str:
    conversation = Conversation(
        id=uuid4(), client_id=uuid4(), user_id=uuid4(), contact=replace(CLIENT, name=name)
    )
    return topic_name(conversation, "Клиент")
