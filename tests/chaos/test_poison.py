"""One message that always breaks the bot ends at a person, and nobody else notices."""

from pathlib import Path

import pytest

from desk.decision import Decision, Turn
from tests.chaos.echo import EchoBrain
from tests.chaos.house import open_house

POISON = "яд"


class PoisonedBrain(EchoBrain):
    async def decide(self, turn: Turn) -> Decision:
        if POISON in turn.text:
            raise ZeroDivisionError(f"a secret of the program about {turn.text}")
        return await super().decide(turn)


async def test_a_turn_that_always_fails_ends_at_a_person_and_stops_nobody(
    tmp_path: Path, database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.workers.GIVE_UP_AFTER", 2)
    async with open_house(tmp_path, database_url, brain=PoisonedBrain()) as house:
        poisoned, other = house.client(0), house.client(1)
        await poisoned.write(POISON)
        await other.write("вопрос №1-0")
        assert "№1-0" in await other.hear()
        topic = await poisoned.topic()
        assert await poisoned.hear()
        await poisoned.write("так что?")
        await house.world.until(lambda: topic.says("так что?"))
        await house.rest()
        told = [*poisoned.heard, *topic.texts]
        assert not any("ZeroDivision" in words or "secret" in words for words in told)
