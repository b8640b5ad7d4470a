"""Whoever writes to the bot privately is a client too."""

from sandbox import SandboxWorld
from sandbox.wire import Json
from tests.e2e.businesses import SALON_MANAGER, TELEGRAM_CLIENTS
from tests.e2e.shop import Shop
from tests.e2e.speech import says_it_is_artificial
from tests.e2e.topic import Topic

ASKING, CALLING, _ = TELEGRAM_CLIENTS


class Talk:
    """A private talk with the salon's bot."""

    def __init__(self, salon: Shop, person: int) -> None:
        self._world, self._token, self._person = salon.world, salon.tenant.telegram_token, person

    def write(self, text: str) -> None:
        self._world.telegram.people.write_privately(self._token, self._person, text)

    @property
    def heard(self) -> list[str]:
        bot = int(self._token.partition(":")[0])
        said: list[Json] = self._world.telegram.messages(f"{bot}:{self._person}")
        return [one["text"] for one in said if one["from"]["id"] == bot]

    async def hear(self, words: str) -> str:
        await self._world.until(lambda: any(words in text for text in self.heard), 15)
        return next(text for text in self.heard if words in text)


def topic_of(salon: Shop, person: int) -> Topic | None:
    named = [topic for topic in salon.topics() if f"Тимур {person}" in topic.name]
    return next((topic for topic in named if topic.offering("resolve")), None)


async def test_private_question_is_answered_privately(salon: Shop) -> None:
    talk = Talk(salon, ASKING)
    talk.write("Сколько стоит вечерний макияж?")
    await talk.hear("14 000")
    assert says_it_is_artificial(talk.heard[0])
    assert topic_of(salon, ASKING) is None


async def test_private_talk_is_handed_over_and_the_reply_comes_back(salon: Shop, world: SandboxWorld) -> None:
    talk = Talk(salon, CALLING)
    talk.write("Хочу поговорить с человеком")
    topic = await world.until(lambda: topic_of(salon, CALLING), 15)
    assert "wa.me" not in str(topic.card)
    written = topic.write(SALON_MANAGER, "Здравствуйте, это Айгерим")
    await talk.hear("это Айгерим")
    await topic.reacted(written, "👌")
    talk.write("Спасибо, что ответили")
    await world.until(lambda: topic.says("Спасибо, что ответили"))
