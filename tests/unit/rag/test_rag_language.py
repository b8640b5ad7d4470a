"""The language of a message, and the one to answer in."""

import pytest

from rag.language.detect import detect
from rag.language.latin import in_cyrillic


@pytest.mark.parametrize(
    ("text", "kind", "reply"),
    [
        ("сколько стоит маникюр?", "ru", "ru"),
        ("маникюр қанша тұрады?", "kk", "kk"),
        ("калайсыз, бос орын бар ма ертен", "kk", "kk"),
        ("skolko stoit strizhka", "translit", "ru"),
        ("erten bos oryn bar ma", "translit", "kk"),
        ("how much is a haircut?", "en", "en"),
        ("предоплата қанша болады", "mixed", "kk"),
    ],
)
def test_language_is_told(text: str, kind: str, reply: str) -> None:
    """Russian, Kazakh with and without its letters, Latin typing, English and mixtures are told apart."""
    language = detect(text, hint="ru")
    assert (language.kind in {kind, "kk" if kind == "mixed" else kind}, language.reply) == (True, reply)


@pytest.mark.parametrize("text", ["👍", "2", "…", "?"])
def test_a_message_without_words_follows_the_earlier_ones(text: str) -> None:
    """What has no language of its own is answered in the client's."""
    assert detect(text, hint="kk").reply == "kk"


def test_latin_typing_becomes_readable() -> None:
    """Models know Cyrillic: «zapishite na pyatnicu» reaches them in it."""
    assert in_cyrillic("zapishite na pyatnicu") == "запишите на пятницу"
