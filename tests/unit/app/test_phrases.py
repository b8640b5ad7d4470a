"""Whatever is to be said can be said in every language."""

import pytest
from fluent.syntax import parse
from fluent.syntax.ast import Message, Term

from app.phrases import LOCALES, FluentPhrasebook
from desk.handover import TriggerType
from desk.wording import OWN_WORDS

LANGUAGES = sorted(folder.name for folder in LOCALES.iterdir() if folder.is_dir())


def keys(language: str) -> set[str]:
    found = set()
    for path in (LOCALES / language).glob("*.ftl"):
        resource = parse(path.read_text(encoding="utf-8"))
        found |= {entry.id.name for entry in resource.body if isinstance(entry, Message | Term)}
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_the_same_keys(language: str) -> None:
    assert keys(language) == keys("ru")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_reason_for_a_person_has_its_words(language: str) -> None:
    reasons = {f"reason-{trigger.replace('_', '-')}" for trigger in TriggerType}
    assert reasons <= keys(language)
    spoken = {TriggerType.LOW_CONFIDENCE, TriggerType.MEDIA, TriggerType.FAILURE, TriggerType.LOOP}
    assert {f"handover-{trigger.replace('_', '-')}" for trigger in spoken} <= keys(language)
    assert set(OWN_WORDS.values()) <= keys(language)


def test_an_unknown_language_is_answered_in_russian() -> None:
    book = FluentPhrasebook()
    assert book.say("opted-in", "de") == book.say("opted-in", "ru")


def test_an_unknown_key_is_a_bug() -> None:
    with pytest.raises(KeyError):
        FluentPhrasebook().say("no-such-key", "ru")
