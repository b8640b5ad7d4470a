"""Documents sent to the bot become knowledge: with the real models, database and dispatcher."""

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from aiogram.methods import AnswerCallbackQuery, EditMessageText, GetFile, SendDocument, SendMessage
from aiogram.types import BufferedInputFile, File

from app.library import DocumentLibrary
from desk.hours import Day, Hours, Interval
from desk.knowledge import Lesson, Provenance
from desk.ports import Carrier
from desk.slip import Room
from desk.usecases.lessons import Lessons
from desk.usecases.load_upload import LoadUpload
from desk.usecases.read_upload import ReadUpload
from desk.work import Crew, WorkKind
from rag.facts.hours_in_force import HoursInForce
from rag.ingest.hours import read_week
from rag.rag import Rag
from storage.tenants import PostgresTenants
from tests.bot.conftest import Web
from tests.bot.house import AIGUL, OWNER, House, build_carry

ROOM_TOPIC, REVIEW_TOPIC = 88, 89
SOON = timedelta(milliseconds=50)
FAQ = "## Есть ли парковка?\nДа, во дворе.\n\n## Сколько стоит мужская стрижка?\nМужская стрижка — 6 000 ₸.\n"
PRICES = "Услуга;Цена\nМаникюр;5 000\nПедикюр;7 000"
HOURS = "## Есть ли парковка?\nДа, во дворе.\n\n## До скольки вы в субботу?\nПо субботам до 18:00.\n"
STRIZHKA = "Мужская стрижка — 5 000 ₸, около 40 минут."


class Desk:
    """Somebody of the team, and what the bot shows them."""

    def __init__(self, house: House, rag: Rag, tenants: PostgresTenants) -> None:
        self.house, self.rag, self.tenants = house, rag, tenants

    async def sends(
        self, name: str, content: bytes, *, person: int = OWNER, place: int | None = ROOM_TOPIC
    ) -> None:
        await self.house.write(person, place, **self._file(name, content))
        await self.work()

    async def sends_privately(self, name: str, content: bytes, *, person: int = OWNER) -> None:
        event = {
            "message_id": next(self.house.ids),
            "date": 1,
            "chat": {"id": person, "type": "private"},
            "from": {"id": person, "is_bot": False, "first_name": "Владелец"},
            **self._file(name, content),
        }
        await self.house.feed("message", event)
        await self.work()

    async def work(self) -> None:
        for _ in range(3):
            await self.house.work(Crew.BACKGROUND, Crew.TEAM)
            await self.rag.follower.catch_up()
            await asyncio.sleep(SOON.total_seconds())

    async def press(self, button: str, *, person: int = OWNER) -> str:
        await self.house.press(person, self._offered()[button])
        await self.work()
        return self.house.telegram.of(AnswerCallbackQuery)[-1].text or ""

    @property
    def shown(self) -> str:
        calls = [one for one in self.house.telegram.calls if isinstance(one, SendMessage | EditMessageText)]
        return calls[-1].text or ""

    def buttons(self) -> set[str]:
        return set(self._offered())

    async def live(self) -> dict[str, str]:
        async with self.house.desks(self.house.tenant.id) as desk:
            return {item.question: item.answer for item in await desk.knowledge.live()}

    async def week(self) -> Sequence[Day]:
        """The hours that clients are told."""
        tenant = await self.tenants.get(self.house.tenant.id)
        return (await HoursInForce(self.house.desks).of(tenant)).hours.week

    async def knows(self, question: str, answer: str) -> None:
        async with self.house.desks(self.house.tenant.id) as desk:
            lesson = Lesson(question=question, answer=answer, language="ru")
            await desk.knowledge.add(lesson, Provenance(source="owner", author="Айгуль"))
        await self.rag.follower.catch_up()

    async def approves(self, question: str) -> None:
        async with self.house.desks(self.house.tenant.id) as desk:
            (item,) = (one for one in await desk.knowledge.live() if one.question == question)
            await desk.cases.keep(question, "ru", item.id)

    def _offered(self) -> dict[str, str]:
        calls = [one for one in self.house.telegram.calls if isinstance(one, SendMessage | EditMessageText)]
        markup = calls[-1].reply_markup
        rows = getattr(markup, "inline_keyboard", ())
        return {one.callback_data.partition("_")[0]: one.callback_data for row in rows for one in row}

    def _file(self, name: str, content: bytes) -> dict[str, Any]:
        file = File(file_id=name, file_unique_id=name, file_path=name)
        self.house.telegram.files[name] = content
        self.house.telegram.prepare(GetFile, lambda _: file)
        return {"document": {"file_id": name, "file_unique_id": name, "file_name": name}}


@pytest.fixture
async def desk(house: House, rag: Rag, lessons: Lessons, tenants: PostgresTenants, web: Web) -> Desk:
    library = DocumentLibrary(rag.follower)
    read = ReadUpload(
        desks=house.desks,
        tenants=tenants,
        library=library,
        foresee=lessons.foresee,
        web=web,
        telegram=house.side.files,
    )
    load = LoadUpload(
        desks=house.desks, tenants=tenants, library=library, document=read.document, look_again=SOON
    )
    carriers: dict[WorkKind, Carrier] = {WorkKind.READ: read, WorkKind.LOAD: load}
    house.carry, house.whatsapp = build_carry(
        house.desks, house.lanes, tenants, house.side, house.bring, carriers
    )
    async with house.desks(house.tenant.id) as opened:
        await opened.rooms.made(Room.KNOWLEDGE, house.tenant.telegram_chat_id or 0, ROOM_TOPIC)
        await opened.rooms.made(Room.REVIEW, house.tenant.telegram_chat_id or 0, REVIEW_TOPIC)
    return Desk(house, rag, tenants)


async def test_a_file_is_shown_before_it_is_known_and_known_after_a_tap(desk: Desk) -> None:
    """Nothing is said to clients from a file that nobody has accepted."""
    await desk.sends("faq.md", FAQ.encode())
    assert "Новых записей: 2" in desk.shown
    assert "Есть ли парковка?" in desk.shown
    assert await desk.live() == {}
    assert await desk.press("load") == "Загружаю."
    assert (await desk.live())["Есть ли парковка?"] == "Да, во дворе."
    assert "отвечаю по 2 записям" in desk.shown
    assert not desk.buttons()


async def test_what_contradicts_is_shown_first_and_may_be_left_out(desk: Desk) -> None:
    await desk.knows("Сколько стоит мужская стрижка?", STRIZHKA)
    await desk.sends("faq.md", FAQ.encode())
    lines = desk.shown.splitlines()
    assert "Спорят с тем, что я знаю: 1" in lines[1]
    assert "5 000 ₸" in lines[2]
    assert "6 000 ₸" in lines[2]
    assert desk.buttons() == {"swap", "load", "drop"}
    await desk.press("load")
    known = await desk.live()
    assert known["Сколько стоит мужская стрижка?"] == STRIZHKA
    assert known["Есть ли парковка?"] == "Да, во дворе."


async def test_the_file_may_be_right(desk: Desk) -> None:
    """Then no entry says the old price any more."""
    await desk.knows("Сколько стоит мужская стрижка?", STRIZHKA)
    await desk.sends("faq.md", FAQ.encode())
    await desk.press("swap")
    answers = list((await desk.live()).values())
    assert not any("5 000" in answer for answer in answers)
    assert any("6 000" in answer for answer in answers)


async def test_only_the_denied_part_of_a_teams_answer_gives_way(desk: Desk) -> None:
    """What else the team has said there stays said, under its own question."""
    question = "Какая цена на мужскую стрижку?"
    await desk.knows(question, STRIZHKA)
    await desk.sends("faq.md", FAQ.encode())
    await desk.press("swap")
    assert (await desk.live())[question] == "Мужская стрижка — 6 000 ₸, около 40 минут."


@pytest.fixture
async def set_hours(desk: Desk, tenants: PostgresTenants) -> Hours:
    hours = Hours(week=read_week("пн-сб 10:00-20:00, вс 11:00-18:00"))
    desk.house.tenant = replace(desk.house.tenant, hours=hours)
    await tenants.save(desk.house.tenant)
    return hours


@pytest.mark.usefixtures("set_hours")
async def test_other_hours_than_those_set_are_shown_and_the_file_may_be_right(desk: Desk) -> None:
    """They are a contradiction like any other; a file that is right changes what is computed."""
    await desk.sends("hours.md", HOURS.encode())
    lines = desk.shown.splitlines()
    assert "Спорят с тем, что я знаю: 1" in lines[1]
    assert lines[2] == (
        "• «До скольки вы в субботу?»: часы работы в настройках «сб с 10:00 до 20:00», "
        "в файле «сб с 10:00 до 18:00»"
    )
    assert desk.buttons() == {"swap", "load", "drop"}
    await desk.press("swap")
    assert (await desk.week())[5] == (Interval(opens=600, closes=1080),)


async def test_other_hours_may_be_left_out(desk: Desk, set_hours: Hours) -> None:
    """Then they are as they were set, and nothing says otherwise."""
    await desk.sends("hours.md", HOURS.encode())
    await desk.press("load")
    assert await desk.week() == set_hours.week
    assert await desk.live() == {"Есть ли парковка?": "Да, во дворе."}


@pytest.mark.usefixtures("set_hours")
async def test_hours_that_were_set_later_are_asked_about_anew(desk: Desk, tenants: PostgresTenants) -> None:
    """The same file, sent once more, is the latest word only when it is said to be right."""
    await desk.sends("hours.md", HOURS.encode())
    await desk.press("swap")
    await desk.sends("hours.md", HOURS.encode())
    assert "Спорят" not in desk.shown
    later = Hours(week=read_week("пн-сб 10:00-21:00"))
    await tenants.save(replace(desk.house.tenant, hours=later))
    assert await desk.week() == later.week
    await desk.sends("hours.md", HOURS.encode())
    assert "в настройках «сб с 10:00 до 21:00»" in desk.shown
    await desk.press("swap")
    assert (await desk.week())[5] == (Interval(opens=600, closes=1080),)


async def test_an_approved_answer_that_the_file_changes_is_shown(desk: Desk) -> None:
    """The file's own entry is compared with what it would be, not with a second one beside it."""
    await desk.sends("faq.md", FAQ.encode())
    await desk.press("load")
    await desk.approves("Есть ли парковка?")
    await desk.sends("faq.md", FAQ.replace("Да, во дворе.", "Да, на улице за углом.").encode())
    assert "Изменится записей: 1" in desk.shown
    (line,) = (one for one in desk.shown.splitlines() if "Да, во дворе." in one)
    assert "Да, на улице за углом." in line


async def test_what_another_file_said_is_replaced_and_counted_so(desk: Desk) -> None:
    await desk.sends("faq.md", FAQ.encode())
    await desk.press("load")
    await desk.sends("newer.md", "## Есть ли парковка?\nДа, во дворе.\n".encode())
    assert "Без изменений: 1" in desk.shown
    assert "Новых записей" not in desk.shown


async def test_a_row_that_is_gone_is_shown_and_withdrawn(desk: Desk) -> None:
    """A price list that only lost a row can be loaded."""
    await desk.sends("prices.csv", PRICES.encode())
    await desk.press("load")
    await desk.sends("prices.csv", "\n".join(PRICES.splitlines()[:2]).encode())
    assert "Больше нет в прайсе: 1" in desk.shown
    await desk.press("load")
    assert not any("Педикюр" in answer for answer in (await desk.live()).values())


async def test_a_file_that_is_not_wanted_leaves_no_trace(desk: Desk) -> None:
    await desk.sends("faq.md", FAQ.encode())
    await desk.press("drop")
    assert await desk.live() == {}
    assert "не загружено" in desk.shown


async def test_a_file_that_can_not_be_read_is_told_in_one_sentence(desk: Desk) -> None:
    await desk.sends("photo.exe", b"MZ")
    assert "не получилось прочитать" in desk.shown
    assert "photo.exe: такой файл не читается" in desk.shown
    await desk.press("drop")
    assert not desk.buttons()


async def test_only_teachers_offer_files(desk: Desk) -> None:
    await desk.sends("faq.md", FAQ.encode(), person=AIGUL)
    assert "faq.md" not in desk.shown


async def test_the_owner_may_send_it_privately(desk: Desk) -> None:
    """It is shown in the team's room, and the owner is told where."""
    await desk.sends_privately("faq.md", FAQ.encode())
    told = [one.text for one in desk.house.telegram.of(SendMessage) if one.chat_id == OWNER]
    assert told == ["Читаю. Что понял, покажу в теме «База знаний» вашей группы, там и загрузите."]
    assert "Новых записей: 2" in desk.shown


@pytest.mark.parametrize("place", [None, REVIEW_TOPIC])
async def test_a_teacher_is_told_once_where_a_document_is_read(desk: Desk, place: int | None) -> None:
    """In the common part and in the other room, quietly; there it is neither read nor sent to anybody."""
    await desk.sends("prices.XLSX", b"PK", place=place)
    (told,) = desk.house.telegram.of(SendMessage)
    assert told.text == (
        "Чтобы я отвечал по этому файлу, отправьте его в тему «База знаний»; "
        "владелец может прислать его и мне лично."
    )
    assert (told.disable_notification, told.message_thread_id) == (True, place)
    assert desk.house.whatsapp.sent == []


@pytest.mark.parametrize("place", [None, REVIEW_TOPIC])
async def test_other_documents_of_the_team_get_no_word(desk: Desk, place: int | None) -> None:
    """What the bot could not read anyway, and what is sent by whoever does not teach."""
    await desk.sends("contract.zip", b"PK", place=place)
    await desk.sends("prices.xlsx", b"PK", person=AIGUL, place=place)
    assert desk.house.telegram.of(SendMessage) == []


async def test_a_document_in_a_clients_topic_is_the_clients(desk: Desk) -> None:
    """It is sent like any file, the bot says nothing, and learns nothing from it."""
    await desk.house.ask()
    before = len(desk.house.telegram.of(SendMessage))
    await desk.sends("prices.xlsx", b"PK", place=(await desk.house.conversation()).topic_id)
    await desk.house.work()
    assert [one.media and one.media.file_name for one in await desk.house.latest()][-1] == "prices.xlsx"
    assert len(desk.house.whatsapp.sent) == 1
    assert len(desk.house.telegram.of(SendMessage)) == before
    assert await desk.live() == {}


async def test_a_clients_file_is_no_lesson(desk: Desk) -> None:
    """Whoever else writes to the bot privately is a client, and their file goes to a person."""
    await desk.sends_privately("faq.md", FAQ.encode(), person=4004)
    async with desk.house.desks(desk.house.tenant.id) as opened:
        assert await opened.knowledge.live() == []
    assert not any("faq.md" in (one.text or "") for one in desk.house.telegram.of(SendMessage))


async def test_a_page_is_read_from_its_address(desk: Desk, web: Web) -> None:
    web.files["https://salon.example.kz/faq"] = "<h2>Есть ли парковка?</h2><p>Да, во дворе.</p>".encode()
    address = "https://salon.example.kz/faq"
    entities = [{"type": "url", "offset": 0, "length": len(address)}]
    await desk.house.write(OWNER, ROOM_TOPIC, address, entities=entities)
    await desk.work()
    assert "Новых записей: 1" in desk.shown


async def test_a_template_is_given_and_what_is_not_filled_in_is_left_out(desk: Desk) -> None:
    await desk.house.write(OWNER, ROOM_TOPIC, "/template salon")
    (sent,) = desk.house.telegram.of(SendDocument)
    assert isinstance(sent.document, BufferedInputFile)
    filled = sent.document.data.decode().replace("[? Где можно оставить машину.]", "Во дворе.")
    await desk.sends("salon.md", filled.encode())
    assert "Новых записей: 1" in desk.shown
    await desk.press("load")
    assert await desk.live() == {"Есть ли у вас парковка?": "Во дворе."}


async def test_kinds_of_templates_are_named(desk: Desk) -> None:
    await desk.house.write(OWNER, ROOM_TOPIC, "/template")
    assert "/template clinic — клиника" in desk.shown
