"""Telegram on a bad day: the team's words wait or find another way, the clients' words are not held up."""

import asyncio
import uuid
from collections.abc import AsyncIterator, Iterator
from datetime import timedelta

import pytest

from sandbox import Fault, FaultKind
from sandbox.telegram.state import MemberStatus
from tests.chaos.echo import CALL, EchoBrain
from tests.chaos.fleet import BUSINESS, MANAGER
from tests.chaos.house import Client, House, open_house
from tests.conftest import administer, on_database
from tests.e2e.topic import Topic

GROUP, TOKEN = BUSINESS.group_id, BUSINESS.telegram_token
_SOON = timedelta(seconds=0.3)


@pytest.fixture(scope="module")
async def open_for_all(
    postgres_url: str, template: str, tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[House]:
    name = f"telegram_{uuid.uuid4().hex[:12]}"
    await administer(postgres_url, f"CREATE DATABASE {name} TEMPLATE {template}")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("bot.problems.MENDING_PAUSE", _SOON)
        folder = tmp_path_factory.mktemp("telegram")
        async with open_house(folder, on_database(postgres_url, name), brain=EchoBrain()) as house:
            yield house
    await administer(postgres_url, f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
def house(open_for_all: House) -> Iterator[House]:
    yield open_for_all
    open_for_all.world.telegram.faults.clear()


async def called(house: House, place: int) -> tuple[Client, Topic]:
    """A client who asked for a person, and the topic with the card."""
    client = house.client(place)
    await client.write(CALL)
    return client, await client.topic()


async def test_a_flooded_group_delays_the_team_and_no_client(house: House) -> None:
    house.world.telegram.faults.add(
        Fault(
            kind=FaultKind.REFUSE,
            method="createForumTopic",
            status=429,
            description="Too Many Requests: retry after 3",
            parameters={"retry_after": 3},
        )
    )
    client, other = house.client(0), house.client(1)
    await client.write(CALL)
    await other.write("вопрос №1-0")
    await asyncio.gather(client.hear(), other.hear(), client.topic())
    made = [call.time for call in house.world.telegram.calls_of("createForumTopic") if call.outcome == "ok"]
    assert all(delivery.time < made[0] for delivery in house.world.chatflow.deliveries)


async def test_a_deleted_topic_is_made_anew_with_its_card(house: House) -> None:
    client, topic = await called(house, 2)
    house.world.telegram.people.delete_topic(GROUP, topic.thread_id)
    await client.write("вы ещё тут?")
    await house.world.until(lambda: [one for one in house.topics() if one.says("вы ещё тут?")])
    anew = await client.topic()
    assert anew.thread_id != topic.thread_id
    assert anew.says("вы ещё тут?")


async def test_a_closed_topic_is_opened_for_what_the_client_writes(house: House) -> None:
    client, topic = await called(house, 3)
    house.world.telegram.people.set_topic_closed(GROUP, topic.thread_id, MANAGER, closed=True)
    await client.write("подождите")
    await house.world.until(lambda: topic.says("подождите"))


async def test_an_update_that_comes_twice_has_one_effect(house: House) -> None:
    client, topic = await called(house, 4)
    topic.write(MANAGER, "Здравствуйте, слушаю вас")
    await client.hear(2)
    bot = house.world.telegram.state.bots[TOKEN]
    for update in list(bot.history):
        house.world.telegram.people.deliver_again(TOKEN, update["update_id"])
    await house.world.until(lambda: not bot.queue)
    await house.rest()
    assert client.heard[1:] == ["Здравствуйте, слушаю вас"]


async def test_without_topics_the_common_part_of_the_group_has_to_do(house: House) -> None:
    group = house.world.telegram.network.group(GROUP)
    group.is_forum = False
    client = house.client(5)
    try:
        await client.write(CALL)
        await house.world.until(lambda: any("00 05" in words for words in house.general()))
        await house.rest()
    finally:
        group.is_forum = True


async def test_what_a_bot_that_was_thrown_out_could_not_show_comes_when_it_is_back(house: House) -> None:
    house.world.telegram.set_bot_status(GROUP, TOKEN, MemberStatus.KICKED)
    client = house.client(6)
    await client.write(CALL)
    await client.hear()
    calls = len(house.world.telegram.calls)
    await house.world.until(lambda: len(house.world.telegram.calls) > calls + 1)
    house.world.telegram.set_bot_status(GROUP, TOKEN, MemberStatus.ADMINISTRATOR)
    await client.topic()


async def test_a_group_with_a_new_id_is_followed(house: House) -> None:
    """The last of the group's misfortunes: it stays where it is then."""
    client, topic = await called(house, 7)
    house.world.telegram.migrate(GROUP, GROUP - 1)
    await client.write("а сегодня можно?")
    moved = Topic(house.world, GROUP - 1, topic.thread_id)
    await house.world.until(lambda: moved.says("а сегодня можно?"))
    moved.write(MANAGER, "Можно")
    assert await client.hear(2) == "Можно"
