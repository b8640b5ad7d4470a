"""What clients read from the bot itself."""

from pathlib import Path

import pytest
import yaml

from app.phrases import FluentPhrasebook
from rag.fitted import DATA

HANDOVERS = (
    *("human-request", "frustration", "payment", "refund", "medical", "complaint", "reschedule"),
    *("cancel", "legal", "booking", "question", "off-topic", "low-confidence", "media", "failure"),
)
TALK = ["beside", *(path.stem for path in (DATA / "talk").glob("*.yaml") if path.stem != "agreement")]


@pytest.mark.parametrize("language", ["ru", "kk", "en"])
def test_every_phrase_exists_in_every_language(language: str) -> None:
    """No hand-over, consent or talk is left without words."""
    phrasebook = FluentPhrasebook()
    keys = [
        *(f"handover-{subject}" for subject in HANDOVERS),
        "opted-out",
        "opted-in",
        "clarify",
        "clarify-how",
    ]
    assert all(phrasebook.say(key, language) for key in keys)
    assert "Салон" in phrasebook.say("ai-notice", language, business="Салон")
    for kind in TALK:
        assert {phrasebook.say(f"talk-{kind}", language, variant=n, business="Салон") for n in range(3)}


@pytest.mark.parametrize("language", ["ru", "kk", "en"])
def test_an_urgent_case_gets_the_numbers_to_call(language: str) -> None:
    """Whoever writes about health reads where to call when it is urgent."""
    said = FluentPhrasebook().say("handover-medical", language)
    assert "103" in said
    assert "112" in said


@pytest.mark.parametrize(
    "path", sorted(DATA.glob("*/*.yaml")), ids=lambda path: f"{path.parent.name}/{path.name}"
)
def test_data_files_are_readable(path: Path) -> None:
    """Phrases and weights are data that an owner's change turns into no diff in code."""
    assert yaml.safe_load(path.read_text("utf-8"))
