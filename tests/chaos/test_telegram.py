"""Telegram on a bad day: the team's words wait or find another way, the clients' words are not held up."""

import asyncio
import uuid
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import replace
from datetime import timedelta

import pytest

from sandbox import Fault, FaultKind
from sandbox.telegram.state import MemberStatus
from storage.tenants import PostgresTenants
from storage.vault import Vault
from tests.chaos.echo import CALL, EchoBrain
from tests.chaos.fleet import BUSINESS, MANAGER, OWNER, SECRET_KEY, as_tenant
from tests.chaos.house import Client, House, open_house
from tests.conftest import administer, on_database
from tests.e2e.topic import Topic

GROUP, TOKEN = BUSINESS.group_id, BUSINESS.telegram_token
_SOON = timedelta(seconds=0.3)

Misfortune = Callable[[House], AbstractContextManager[None]]


@pytest.fixture(scope="module")
async def open_for_all(
    postgres_url: str, template: str, tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[House]:
    name = f"telegram_{uuid.uuid4().hex[:12]}"
    await administer(postgres_url, f"CREATE DATABASE {name} TEMPLATE {template}")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("bot.problems.MENDING_PAUSE", _SOON)
        folder = tmp_path_factory.mktemp("telegram")
        url = on_database(postgres_url, name)
        async with open_house(folder, url, brain=EchoBrain(), alert_after_seconds=0.2) as house:
            house.world.telegram.people.write_privately(TOKEN, OWNER, "/start")
            await house.world.until(lambda: house.told_privately(OWNER))
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


@contextmanager
def without_topics(house: House) -> Iterator[None]:
    group = house.world.telegram.network.group(GROUP)
    group.is_forum = False
    try:
        yield
    finally:
        group.is_forum = True


@contextmanager
def without_rights(house: House) -> Iterator[None]:
    """As far as topics and pins go."""
    house.world.telegram.set_bot_rights(GROUP, TOKEN, can_manage_topics=False, can_pin_messages=False)
    try:
        yield
    finally:
        house.world.telegram.set_bot_rights(GROUP, TOKEN, can_manage_topics=True, can_pin_messages=True)


@contextmanager
def thrown_out(house: House) -> Iterator[None]:
    house.world.telegram.set_bot_status(GROUP, TOKEN, MemberStatus.KICKED)
    try:
        yield
    finally:
        house.world.telegram.set_bot_status(GROUP, TOKEN, MemberStatus.ADMINISTRATOR)


async def before(house: House) -> int:
    """How much the owner has heard, once nothing of an earlier test is still being shown."""
    await house.rest()
    return len(house.told_privately(OWNER))


async def told_once(house: House, remedy: str, said_before: int) -> None:
    """The owner hears of the trouble in one message, however often it is looked at."""
    async with asyncio.timeout(10):
        while len(house.told_privately(OWNER)) == said_before:
            await house.watch()
            await asyncio.sleep(0.1)
    for _ in range(3):
        await house.watch()
    [alert] = house.told_privately(OWNER)[said_before:]
    assert remedy in alert


async def told_its_end(house: House) -> None:
    """Looked for until nothing is refused any more, as each minute does."""
    async with asyncio.timeout(15):
        while "снова ничто не мешает" not in house.told_privately(OWNER)[-1]:
            await house.watch()
            await asyncio.sleep(0.2)


@pytest.mark.parametrize(
    ("place", "misfortune", "remedy"),
    [(5, without_topics, "включите их"), (6, without_rights, "«Управление темами»")],
    ids=["topics switched off", "rights taken away"],
)
async def test_what_could_get_no_topic_stands_in_the_common_part_and_moves_by_itself(
    house: House, place: int, misfortune: Misfortune, remedy: str
) -> None:
    client, said = house.client(place), await before(house)
    with misfortune(house):
        await client.write(CALL)
        await house.world.until(lambda: any(f"00 {place:02}" in words for words in house.general()))
        await client.write("вы ещё тут?")
        await house.world.until(lambda: any("вы ещё тут?" in words for words in house.general()))
        await told_once(house, remedy, said)
    await told_its_end(house)
    topic = await client.topic()
    await house.rest()
    assert "вы ещё тут?" in topic.card["text"]
    assert not any(f"00 {place:02}" in words for words in house.general())


async def test_what_a_bot_that_was_thrown_out_could_not_show_comes_when_it_is_back(house: House) -> None:
    client, said = house.client(8), await before(house)
    with thrown_out(house):
        await client.write(CALL)
        await client.hear()
        await client.write("есть кто?")
        await told_once(house, "добавьте его", said)
    topic = await client.topic()
    await house.world.until(lambda: topic.says("есть кто?"))
    await told_its_end(house)


async def test_a_topic_that_vanishes_while_the_bot_has_no_rights_is_made_anew_once_it_has_them(
    house: House,
) -> None:
    client, topic = await called(house, 9)
    await house.rest()
    with without_rights(house):
        house.world.telegram.people.delete_topic(GROUP, topic.thread_id)
        await client.write("куда вы пропали?")
        await house.world.until(lambda: any("00 09" in words for words in house.general()))
    await house.watch()
    assert (await client.topic()).thread_id != topic.thread_id


async def test_a_common_part_that_takes_nothing_keeps_everything_until_there_are_rights(house: House) -> None:
    """General is closed, or says what it says of a deleted topic."""
    client, said = house.client(10), await before(house)
    shut = Fault(
        kind=FaultKind.REFUSE,
        method="sendMessage",
        times=None,
        status=400,
        description="Bad Request: message thread not found",
        only_containing=str(GROUP),
    )
    with without_rights(house):
        house.world.telegram.faults.add(shut)
        await client.write(CALL)
        await client.hear()
        await told_once(house, "«Управление темами»", said)
        house.world.telegram.faults.clear()
    await told_its_end(house)  # what was just being sent may have got into the common part first
    topic = await client.topic()
    await house.world.until(lambda: topic.pinned)


async def test_a_topic_whose_making_got_no_answer_is_not_made_twice(house: House) -> None:
    house.world.telegram.faults.add(Fault(kind=FaultKind.DROP_AFTER, method="createForumTopic"))
    client = house.client(11)
    await client.write(CALL)
    topic = await client.topic()
    await house.rest()
    named = [one for one in house.topics() if one.name == topic.name]
    assert len(named) == 1


async def test_a_business_that_is_added_now_is_heard_within_seconds(house: House) -> None:
    token = "700899:telegram-token-of-a-newcomer-0123456789"
    newcomer = replace(
        as_tenant(uuid.uuid4()),
        slug="newcomer",
        instance_id="",
        telegram_chat_id=GROUP - 98,
        telegram_bot_token=token,
    )
    house.world.telegram.seed(
        replace(BUSINESS, slug="newcomer", group_id=GROUP - 98, telegram_token=token, clients=())
    )
    elsewhere = PostgresTenants(house.store.engine, Vault([SECRET_KEY]))
    await elsewhere.save(newcomer)
    greeted = house.world.telegram.calls_of
    await house.world.until(lambda: any(call.bot_id == 700899 for call in greeted("deleteWebhook")), 3)


async def test_a_group_with_a_new_id_is_followed(house: House) -> None:
    """The last of the group's misfortunes: it stays where it is then."""
    client, topic = await called(house, 7)
    house.world.telegram.migrate(GROUP, GROUP - 1)
    await client.write("а сегодня можно?")
    moved = Topic(house.world, GROUP - 1, topic.thread_id)
    await house.world.until(lambda: moved.says("а сегодня можно?"))
    moved.write(MANAGER, "Можно")
    assert await client.hear(2) == "Можно"
