"""The bot's side against a Bot API that parses HTML, keeps topics and refuses like Telegram."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import pytest
from fakeredis import FakeAsyncRedis
from sqlalchemy.ext.asyncio import AsyncEngine

from app.phrases import FluentPhrasebook
from bot.assembly import BotConfig, TelegramSide, build_bot
from desk.message import Media, MediaKind
from desk.ports import FileSource
from desk.tenant import Tenant
from desk.usecases.bring_media import BringMedia
from desk.usecases.lessons import Lessons
from sandbox import Media as SandboxMedia
from sandbox import MediaKind as SandboxMediaKind
from sandbox import Person, Role, SandboxWorld, running_sandbox
from sandbox import Tenant as SandboxTenant
from sandbox.telegram.people import buttons
from storage.desks import PostgresDesks
from storage.lanes import PostgresLanes
from storage.tenants import PostgresTenants
from tests.bot.conftest import QUICK, Web
from tests.bot.house import AIGUL, DANA, GROUP, OWNER, House, build_carry
from tests.bot.telegram import RecordingSession

CLIENT = 900


@dataclass
class Team:
    """What the people of the group see and do."""

    world: SandboxWorld
    house: House

    @property
    def topic_id(self) -> int:
        return self.world.telegram.topics(GROUP)[-1].thread_id

    def said(self) -> list[dict[str, Any]]:
        return self.world.telegram.messages(GROUP, self.topic_id)

    def card(self) -> dict[str, Any]:
        """The last message with a card's buttons or without any, that is pinned or was."""
        handover = [one for one in self.said() if "Вопрос:" in one.get("text", "")]
        return handover[-1]

    def write(self, user_id: int, text: str, **more: Any) -> int:
        message = self.world.telegram.people.write(GROUP, user_id, text, thread_id=self.topic_id, **more)
        return int(message["message_id"])

    def press(self, user_id: int, label: str) -> str:
        card = self.card()
        data = next(data for words, data in buttons(card).items() if label in words)
        return self.world.telegram.people.press(GROUP, card["message_id"], user_id, data)

    def reaction(self, message_id: int) -> list[str]:
        message = self.world.telegram.network.group(GROUP).messages[message_id]
        return [emoji for given in message.reactions.values() for emoji in given]

    async def until(self, seen: Callable[[], Any]) -> None:
        """Works off what is due until it is seen."""
        async with asyncio.timeout(15):
            while not seen():
                await self.house.work()
                await asyncio.sleep(0.02)


@pytest.fixture
async def team(
    engine: AsyncEngine,
    desks: PostgresDesks,
    tenants: PostgresTenants,
    tenant: Tenant,
    phrasebook: FluentPhrasebook,
    lessons: Lessons,
) -> AsyncIterator[Team]:
    """The group with the bot polling it."""
    world = SandboxWorld()
    world.seed(_business(tenant))
    async with running_sandbox(world) as address:
        brought: list[BringMedia] = []

        def bring(files: FileSource) -> BringMedia:
            brought.append(BringMedia(desks=desks, tenants=tenants, web=Web(), telegram=files))
            return brought[0]

        side = build_bot(
            BotConfig(api_base=f"{address}/telegram", paces=QUICK),
            desks=desks,
            tenants=tenants,
            phrasebook=phrasebook,
            redis=FakeAsyncRedis(),
            bring_media=bring,
            lessons=lessons,
        )
        lanes = PostgresLanes(engine, lease=timedelta(seconds=30))
        carry, whatsapp = build_carry(desks, lanes, tenants, side, brought[0])
        house = House(
            tenant=tenant,
            desks=desks,
            lanes=lanes,
            side=side,
            telegram=RecordingSession(),
            bring=brought[0],
            carry=carry,
            whatsapp=whatsapp,
        )
        async with listening(side):
            yield Team(world, house)


@asynccontextmanager
async def listening(side: TelegramSide) -> AsyncIterator[None]:
    async with asyncio.TaskGroup() as group:
        task = group.create_task(side.polling.run())
        try:
            yield
        finally:
            task.cancel()
            await side.bots.close()


def _business(tenant: Tenant) -> SandboxTenant:
    return SandboxTenant(
        slug=tenant.slug,
        name=tenant.name,
        webhook_secret=tenant.webhook_secret,
        instance_id=tenant.instance_id,
        chatflow_token=tenant.chatflow_token,
        telegram_token=tenant.telegram_bot_token,
        group_id=GROUP,
        people=(
            Person(id=OWNER, name="Владелец", role=Role.OWNER),
            Person(id=AIGUL, name="Айгуль"),
            Person(id=DANA, name="Дана"),
            Person(id=CLIENT, name="Тимур", role=Role.CLIENT),
        ),
    )


async def test_a_handover_from_its_card_to_its_end(team: Team) -> None:
    """Card, take, a reply with its reaction, resolve: everything follows."""
    world, people = team.world, team.world.telegram.people
    await team.house.ask("Верните деньги, <срочно> & быстро!")
    topic = world.telegram.topics(GROUP)[-1]
    assert topic.name == "Асель · +7 700 000 00 01"
    assert "Верните деньги, <срочно> & быстро!" in team.card()["text"]
    assert team.card()["message_id"] in world.telegram.network.group(GROUP).pinned

    team.press(AIGUL, "Беру")
    await team.until(lambda: "Ведёт Айгуль" in team.card()["text"])
    reply = team.write(AIGUL, "Вернём завтра")
    await team.until(lambda: team.reaction(reply) == ["👌"])
    press_id = team.press(DANA, "Решено")
    await team.until(lambda: people.answer_to(press_id))
    await team.until(lambda: topic.is_closed)
    assert not buttons(team.card())
    assert team.card()["message_id"] not in world.telegram.network.group(GROUP).pinned
    assert team.house.whatsapp.sent == ["Вернём завтра"]


async def test_the_loser_of_a_race_gets_an_alert(team: Team) -> None:
    """Telegram shows the colleague's name to the one who was late, and to nobody else."""
    await team.house.ask()
    data = next(data for words, data in buttons(team.card()).items() if "Беру" in words)
    presses = [
        team.world.telegram.people.press(GROUP, team.card()["message_id"], user_id, data)
        for user_id in (AIGUL, DANA)
    ]
    answer = team.world.telegram.people.answer_to
    await team.until(lambda: all(answer(press) for press in presses))
    late = answer(presses[1])
    assert late
    assert late["show_alert"]
    assert "Айгуль" in late["text"]


async def test_a_second_request_opens_the_closed_topic(team: Team) -> None:
    """The next card stands in the same topic, which is open again."""
    await team.house.ask()
    team.press(AIGUL, "Решено")
    await team.until(lambda: team.world.telegram.topics(GROUP)[-1].is_closed)
    await team.house.ask("Ещё вопрос")
    [topic] = team.world.telegram.topics(GROUP)
    assert not topic.is_closed
    assert "Ещё вопрос" in team.card()["text"]


async def test_a_deleted_topic_comes_back(team: Team) -> None:
    """A copy finds no topic: a new one is made, and the card stands in it."""
    await team.house.ask()
    team.world.telegram.people.delete_topic(GROUP, team.topic_id)
    await team.house.copy(await team.house.says("Ау, где вы?"))
    await team.house.work()
    assert [("Ау" in one.get("text", ""), bool(buttons(one))) for one in team.said() if "text" in one] == [
        (True, False),
        (True, True),
    ]


async def test_files_go_both_ways(team: Team) -> None:
    """A client's picture is shown in the topic, a manager's file comes back with its bytes."""
    await team.house.ask()
    photo = Media(kind=MediaKind.IMAGE, mimetype="image/jpeg")
    await team.house.copy(await team.house.says("Так?", media=photo, content=b"picture"))
    await team.house.work()
    assert team.said()[-1]["photo"]
    price = SandboxMedia(
        kind=SandboxMediaKind.DOCUMENT, data=b"price", name="прайс.pdf", mime="application/pdf"
    )
    team.write(AIGUL, "", media=price)
    await team.until(lambda: len(team.house.whatsapp.sent) == 1)
    reply = (await team.house.latest())[-1]
    assert reply.media
    assert reply.media.blob_id
    async with team.house.desks(team.house.tenant.id) as desk:
        assert (await desk.blobs.get(reply.media.blob_id))[0] == b"price"


async def test_missing_rights_leave_the_card_with_a_warning(team: Team) -> None:
    """Without the right to make topics the card stands in General and names the right."""
    token = team.house.tenant.telegram_bot_token
    team.world.telegram.set_bot_rights(GROUP, token, can_manage_topics=False, can_pin_messages=False)
    await team.house.ask()
    [card] = team.world.telegram.messages(GROUP)
    assert "«Управление темами»" in card["text"]


async def test_a_private_talk(team: Team) -> None:
    """/start is greeted, a question is stored, and an answer arrives."""
    token = team.house.tenant.telegram_bot_token
    team.world.telegram.people.write_privately(token, CLIENT, "Сколько стоит стрижка?")
    chat = f"{token.partition(':')[0]}:{CLIENT}"
    await team.until(lambda: len(team.world.telegram.messages(chat)) >= 3)
    assert any("Здравствуйте" in one["text"] for one in team.world.telegram.messages(chat))
