"""What the team says becomes knowledge: with the real models, database and dispatcher."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from aiogram.methods import AnswerCallbackQuery, EditMessageText, GetFile, SendMessage
from aiogram.types import File
from sqlalchemy import bindparam, text
from sqlalchemy.dialects.postgresql import JSONB

from desk.errors import AlreadyDecided
from desk.handover import Agent, Trigger, TriggerType
from desk.hours import Hours, Interval, clock
from desk.knowledge import KnowledgeItem, Lesson, Provenance
from desk.message import Message, MessageStatus, Role
from desk.proposal import ProposalStatus
from desk.usecases.learn_answer import LearnAnswer
from desk.usecases.lessons import Lessons
from desk.usecases.note_gap import NoteGap
from desk.usecases.watch_expiry import WatchExpiry
from desk.work import Crew, Work, WorkKind
from rag.facts.hours_in_force import HoursInForce
from rag.ingest.hours import read_week
from rag.rag import Rag
from storage.tenants import PostgresTenants
from tests.bot.house import AIGUL, DANA, OWNER, House, build_carry, group_message

SCHEDULE, WHOLE_WEEK = "Какой у вас график работы?", "Мы работаем пн-сб 10:00-20:00. Обеда нет."
Week = Callable[[], Awaitable[str]]
"""When it closes on a Saturday, by what clients are told; the working days are as they were set."""
UNSURE = Trigger(type=TriggerType.LOW_CONFIDENCE)
IMPORT = Provenance(source="import", file_name="faq.md")

_ANSWERED = text("""
    UPDATE messages SET status = 'done', decision_trace = :said WHERE client_id = :client_id AND id = :id
""").bindparams(bindparam("said", type_=JSONB))
"""As a turn of the bot leaves the client's message."""


@dataclass
class School:
    house: House
    rag: Rag
    topic: int = 70

    async def knows(self, question: str, answer: str, language: str = "ru") -> KnowledgeItem:
        async with self.house.desks(self.house.tenant.id) as desk:
            item = await desk.knowledge.add(
                Lesson(question=question, answer=answer, language=language), IMPORT
            )
        await self.rag.follower.catch_up()
        return item

    async def asked(self, question: str) -> None:
        await self.house.ask(question, UNSURE)

    async def says(self, person: int, *replies: str) -> None:
        for reply in replies:
            await self.house.write(person, self.topic, reply)
        await self.work()

    async def work(self) -> None:
        for _ in range(2):
            await self.house.work(Crew.CLIENT, Crew.BACKGROUND, Crew.TEAM)
        await self.rag.follower.catch_up()

    async def press(self, person: int, button: str) -> str:
        """The latest button of this kind; what the person was told."""
        await self.house.press(person, self.offered(button))
        await self.work()
        return self.house.telegram.of(AnswerCallbackQuery)[-1].text or ""

    def offered(self, button: str) -> str:
        for call in reversed(self.house.telegram.calls):
            markup = getattr(call, "reply_markup", None)
            for row in getattr(markup, "inline_keyboard", ()):
                for one in row:
                    if one.callback_data.startswith(f"{button}_"):
                        return str(one.callback_data)
        raise KeyError(button)

    def offers(self, button: str) -> bool:
        try:
            return bool(self.offered(button))
        except KeyError:
            return False

    @property
    def last(self) -> str:
        """The latest words of the bot in the group."""
        said = [call for call in self.house.telegram.calls if isinstance(call, SendMessage | EditMessageText)]
        return said[-1].text or ""

    async def live(self) -> dict[str, str]:
        async with self.house.desks(self.house.tenant.id) as desk:
            return {item.question: item.answer for item in await desk.knowledge.live()}

    async def replies_to_slip(self, person: int, subject: str, text: str) -> None:
        async with self.house.desks(self.house.tenant.id) as desk:
            slip = await desk.slips.of(UUID(subject))
        assert slip
        below = {
            "message_id": slip.message_id,
            "date": 1,
            "chat": {"id": -1001000000001, "type": "supergroup"},
        }
        await self.house.write(person, self.topic, text, reply_to_message=below)
        await self.work()


@pytest.fixture
async def school(house: House, rag: Rag, lessons: Lessons, tenants: PostgresTenants) -> School:
    learn = LearnAnswer(desks=house.desks, tenants=tenants, teacher=rag.teacher, teach=lessons.teach)
    note = NoteGap(desks=house.desks, tenants=tenants, discretion=rag.discretion, examiner=rag.examiner)
    house.carry, house.whatsapp = build_carry(
        house.desks,
        house.lanes,
        tenants,
        house.side,
        house.bring,
        {WorkKind.LEARN: learn, WorkKind.GAP: note},
    )
    return School(house, rag)


async def test_a_reply_in_two_messages_and_a_picture_is_one_entry(school: School) -> None:
    """«Сейчас уточню», the answer in two messages and a picture: one question, one answer, nothing else."""
    await school.asked("Здравствуйте! Меня зовут Асель. Есть ли у вас солярий?")
    await school.says(OWNER, "Сейчас уточню", "Да, солярий есть, 300 ₸ минута.")
    school.house.telegram.files["p1"] = b"jpeg"
    school.house.telegram.prepare(GetFile, lambda _: File(file_id="p1", file_unique_id="p1", file_path="p1"))
    await school.house.write(OWNER, school.topic, photo=[_photo()])
    await school.says(OWNER, "Работает с 10:00 до 19:00.")
    assert await school.live() == {
        "Есть ли у вас солярий?": "Да, солярий есть, 300 ₸ минута.\nРаботает с 10:00 до 19:00."
    }


async def test_another_price_waits_for_the_owner(school: School) -> None:
    """The old price is said until [Заменить]; the entry keeps what else it said, and [Вернуть] undoes."""
    old = "Мужская стрижка — 5 000 ₸, около 40 минут."
    await school.knows("Сколько стоит мужская стрижка?", old)
    await school.asked("сколько стоит мужская стрижка у вас?")
    await school.says(OWNER, "Мужская стрижка 6000 тг")
    assert list((await school.live()).values()) == [old]
    assert "5 000 ₸" in school.last
    assert "6 000 ₸" in school.last
    await school.press(OWNER, "accept")
    assert list((await school.live()).values()) == ["Мужская стрижка — 6 000 ₸, около 40 минут."]
    await school.press(OWNER, "undo")
    assert list((await school.live()).values()) == [old]


@pytest.fixture
async def week(school: School, tenants: PostgresTenants) -> Week:
    hours = Hours(week=read_week("пн-сб 10:00-20:00"))
    await tenants.save(replace(school.house.tenant, hours=hours))
    await school.knows(SCHEDULE, WHOLE_WEEK)

    async def saturday() -> str:
        tenant = await tenants.get(school.house.tenant.id)
        *days, _ = (await HoursInForce(school.house.desks).of(tenant)).hours.week
        assert days[:5] == [(Interval(opens=600, closes=1200),)] * 5
        return clock(days[5][0].closes)

    return saturday


async def test_other_hours_of_one_day_wait_and_lose_no_other_day(school: School, week: Week) -> None:
    """[Заменить] keeps the sentence on the whole week with the exception, and the hours follow; it can be
    undone."""
    await school.asked("до скольки вы открыты в субботу?")
    await school.says(OWNER, "По субботам до 18:00")
    assert await school.live() == {SCHEDULE: WHOLE_WEEK}
    assert "сб с 10:00 до 20:00" in school.last
    assert f"{WHOLE_WEEK}\nИсключение: сб с 10:00 до 18:00." in school.last
    assert all(school.offers(button) for button in ("accept", "decline", "both"))
    assert await week() == "20:00"
    await school.press(OWNER, "accept")
    assert await school.live() == {
        SCHEDULE: f"{WHOLE_WEEK}\nИсключение: сб с 10:00 до 18:00.",
        "до скольки вы открыты в субботу?": "По субботам до 18:00",
    }
    assert await week() == "18:00"
    await school.press(OWNER, "undo")
    assert await school.live() == {SCHEDULE: WHOLE_WEEK}
    assert await week() == "20:00"


@pytest.mark.parametrize(
    ("condition", "said", "closes"),
    [("по субботам", "По субботам: до 18:00", "18:00"), ("летом", "Летом: до 18:00", "20:00")],
)
async def test_other_hours_of_one_day_under_a_condition(
    school: School, week: Week, condition: str, said: str, closes: str
) -> None:
    """A condition that is more than the day changes nothing that is computed for every week."""
    await school.asked("до скольки вы открыты в субботу?")
    await school.says(OWNER, "до 18:00")
    subject = school.offered("both").removeprefix("both_")
    await school.press(OWNER, "both")
    await school.replies_to_slip(OWNER, subject, condition)
    assert await school.live() == {
        SCHEDULE: f"{WHOLE_WEEK}\n{said}",
        "до скольки вы открыты в субботу?": said,
    }
    assert await week() == closes


async def test_of_two_who_decide_at_once_one_does(school: School, lessons: Lessons) -> None:
    """The other is told whose decision stands, and nothing is done twice."""
    await school.knows("Сколько стоит мужская стрижка?", "Мужская стрижка — 5 000 ₸.")
    await school.asked("сколько стоит мужская стрижка у вас?")
    await school.says(OWNER, "Мужская стрижка 6000 тг")
    async with school.house.desks(school.house.tenant.id) as desk:
        (waiting,) = await desk.proposals.open()
    owner = Agent(telegram_id=OWNER, name="Владелец")
    pressed = (lessons.decide.accept, lessons.decide.decline)
    ended = await asyncio.gather(
        *(decide(school.house.tenant.id, waiting.id, owner) for decide in pressed), return_exceptions=True
    )
    assert [type(one) for one in ended if isinstance(one, Exception)] == [AlreadyDecided]
    async with school.house.desks(school.house.tenant.id) as desk:
        (item,) = await desk.knowledge.live()
        decided = await desk.proposals.get(waiting.id)
    assert item.version == (2 if decided.status is ProposalStatus.ACCEPTED else 1)


async def test_the_old_answer_may_stay(school: School) -> None:
    """[Оставить старое] changes nothing, and the slip says whose decision it was."""
    await school.knows("Сколько стоит мужская стрижка?", "Мужская стрижка — 5 000 ₸.")
    await school.asked("сколько стоит мужская стрижка у вас?")
    await school.says(OWNER, "Мужская стрижка 6000 тг")
    await school.press(OWNER, "decline")
    assert list((await school.live()).values()) == ["Мужская стрижка — 5 000 ₸."]
    assert "Владелец" in school.last
    assert not school.house.telegram.of(EditMessageText)[-1].reply_markup


async def test_both_answers_stay_with_a_condition(school: School) -> None:
    """[Оба, с условием] asks for the condition in one reply, which no client reads."""
    await school.knows("Сколько стоит мужская стрижка?", "Мужская стрижка — 5 000 ₸.")
    await school.asked("сколько стоит мужская стрижка у вас?")
    await school.says(OWNER, "Мужская стрижка 6000 тг")
    subject = school.offered("both").removeprefix("both_")
    await school.press(OWNER, "both")
    assert "Ответьте на это сообщение" in school.last
    sent = len(school.house.whatsapp.sent)
    await school.replies_to_slip(OWNER, subject, "в выходные")
    assert list((await school.live()).values()) == [
        "Мужская стрижка — 5 000 ₸.\nВ выходные: Мужская стрижка 6000 тг"
    ]
    assert len(school.house.whatsapp.sent) == sent


async def test_the_same_in_other_signs_is_no_conflict(school: School) -> None:
    """«5000 тг» is «5 000 ₸»: counted as one more observation."""
    item = await school.knows("Сколько стоит мужская стрижка?", "Мужская стрижка — 5 000 ₸.")
    await school.asked("сколько стоит мужская стрижка у вас?")
    await school.says(OWNER, "Мужская стрижка 5000 тг")
    assert len(await school.live()) == 1
    async with school.house.desks(school.house.tenant.id) as desk:
        assert (await desk.knowledge.get(item.id)).observations == 2
    assert "уже знаю" in school.last


async def test_a_managers_answer_is_proposed(school: School) -> None:
    """Nothing is live before [В базу], which is the owner's to press; then it is."""
    await school.asked("Есть ли у вас солярий?")
    await school.says(AIGUL, "Да, солярий есть, 300 ₸ минута.")
    assert await school.live() == {}
    assert "Айгуль" in school.last
    assert "решает владелец" in await school.press(DANA, "accept")
    assert await school.live() == {}
    await school.press(OWNER, "accept")
    assert await school.live() == {"Есть ли у вас солярий?": "Да, солярий есть, 300 ₸ минута."}


async def test_the_same_proposal_is_counted(school: School) -> None:
    """Two managers who say the same make one slip that says so."""
    await school.asked("Есть ли у вас солярий?")
    await school.says(AIGUL, "Да, солярий есть, 300 ₸ минута.")
    await school.house.says("а солярий у вас есть?")
    await school.says(DANA, "Солярий есть, минута 300 тг")
    async with school.house.desks(school.house.tenant.id) as desk:
        waiting = await desk.proposals.open()
    assert [proposal.count for proposal in waiting] == [2]
    assert "2 раз" in school.last


async def test_small_talk_of_a_manager_is_no_proposal(school: School) -> None:
    """Greetings, put-offs and arrangements with one client never reach the owner."""
    await school.asked("Есть ли у вас солярий?")
    await school.says(AIGUL, "Здравствуйте!", "Сейчас уточню", "Записала вас на завтра в 15:00")
    async with school.house.desks(school.house.tenant.id) as desk:
        assert await desk.proposals.open() == []


async def test_a_proposal_is_put_in_better_words(school: School) -> None:
    """[Изменить] takes the owner's words instead, in one reply."""
    await school.asked("Есть ли у вас солярий?")
    await school.says(AIGUL, "ага есть солярий 300 тг минута")
    subject = school.offered("amend").removeprefix("amend_")
    await school.press(OWNER, "amend")
    await school.replies_to_slip(OWNER, subject, "Да, солярий есть: 300 ₸ за минуту.")
    assert await school.live() == {"Есть ли у вас солярий?": "Да, солярий есть: 300 ₸ за минуту."}


async def test_an_admin_teaches_like_the_owner(school: School) -> None:
    """/admin in reply to somebody's message; another manager's command does nothing."""
    aigul = group_message(AIGUL, school.topic, 1, "Здравствуйте")
    await school.asked("Есть ли у вас солярий?")
    await school.house.write(DANA, school.topic, "/admin", reply_to_message=aigul)
    assert "решает владелец" in school.last
    await school.house.write(OWNER, school.topic, "/admin", reply_to_message=aigul)
    assert "наравне" in school.last
    await school.says(AIGUL, "Да, солярий есть, 300 ₸ минута.")
    assert await school.live() == {"Есть ли у вас солярий?": "Да, солярий есть, 300 ₸ минута."}


async def test_what_would_change_an_approved_answer_is_asked_first(school: School) -> None:
    """The owner sees which approved answer would be another one, and decides."""
    item = await school.knows(
        "Можно ли прийти с собакой?", "Конечно, приходите с собакой, только на поводке."
    )
    async with school.house.desks(school.house.tenant.id) as desk:
        await desk.cases.keep("можно с собакой к вам?", "ru", item.id)
    await school.asked("А можно с собакой прийти на груминг к вам?")
    await school.says(OWNER, "Груминга для собак у нас нет, обратитесь в зоосалон рядом.")
    assert "изменится" in school.last
    assert len(await school.live()) == 1
    await school.press(OWNER, "accept")
    assert len(await school.live()) == 2


async def test_a_day_in_the_answer_is_offered_as_its_end(school: School) -> None:
    """«до 31 декабря» in the reply: one press, and it is not said afterwards."""
    await school.asked("Есть ли у вас скидки на солярий?")
    await school.says(OWNER, "Да, скидка 20% на солярий до 31 декабря.")
    assert "31 декабря" in school.last
    await school.press(OWNER, "until")
    async with school.house.desks(school.house.tenant.id) as desk:
        (item,) = await desk.knowledge.live()
        assert item.expires_at
        assert (item.expires_at.astimezone(UTC) + timedelta(hours=5)).strftime("%d.%m %H:%M") == "01.01 00:00"
        await desk.archive.expire(item.id, datetime.now(UTC) - timedelta(minutes=1))
        assert await desk.knowledge.live() == []
        assert await desk.knowledge.among([item.id]) == []


async def test_the_owner_is_told_the_day_before(school: School) -> None:
    """Once, with [Оставить без срока], which keeps it; what is over is withdrawn and said to be."""
    item = await school.knows("Есть ли скидка?", "Скидка 20 %.")
    watch = WatchExpiry(school.house.desks)
    async with school.house.desks(school.house.tenant.id) as desk:
        await desk.archive.expire(item.id, datetime.now(UTC) + timedelta(hours=20))
    for _ in range(2):
        await watch(school.house.tenant)
    await school.work()
    told = [call.text for call in school.house.telegram.of(SendMessage) if "Скоро перестану" in call.text]
    assert len(told) == 1
    await school.press(OWNER, "keep")
    assert "без срока" in school.last
    async with school.house.desks(school.house.tenant.id) as desk:
        await desk.archive.expire(item.id, datetime.now(UTC) - timedelta(minutes=1))
    await watch(school.house.tenant)
    await school.work()
    assert "Срок вышел" in school.last
    async with school.house.desks(school.house.tenant.id) as desk:
        assert not (await desk.knowledge.get(item.id)).live


async def test_what_nobody_could_answer_is_gathered_and_answered_on_the_spot(school: School) -> None:
    """/gaps lists it with its count; a reply to it teaches, closes it, and no client reads it."""
    for question in (
        "Есть ли у вас солярий?",
        "солярий есть у вас?",
        "Здравствуйте, я Асель, а солярий у вас есть?",
    ):
        await _unanswered(school, question)
    await school.house.write(OWNER, None, "/gaps")
    listed = school.last
    assert "солярий" in listed
    assert "3" in listed
    assert "Асель" not in listed
    await school.work()
    subject = school.offered("skip").removeprefix("skip_")
    sent = len(school.house.whatsapp.sent)
    await school.replies_to_slip(OWNER, subject, "Да, солярий есть, 300 ₸ минута.")
    assert list((await school.live()).values()) == ["Да, солярий есть, 300 ₸ минута."]
    assert "Теперь отвечаю" in school.last
    assert len(school.house.whatsapp.sent) == sent
    await school.house.write(OWNER, None, "/gaps")
    assert "сейчас нет" in school.last


async def test_a_lesson_closes_the_gap_it_fills(school: School) -> None:
    """Answered in the topic, it is a gap no more."""
    await _unanswered(school, "Есть ли у вас солярий?")
    await school.says(OWNER, "Да, солярий есть, 300 ₸ минута.")
    async with school.house.desks(school.house.tenant.id) as desk:
        assert await desk.gaps.open(limit=5) == []


async def test_the_bots_wrong_answer_is_corrected_and_counted(school: School) -> None:
    """A person who says otherwise than the bot just did teaches, and the entry counts as overruled."""
    item = await school.knows("Сколько стоит мужская стрижка?", "Мужская стрижка — 5 000 ₸.")
    message_id = await school.house.says("сколько стоит мужская стрижка?")
    async with school.house.desks(school.house.tenant.id) as desk:
        said = {"action": "answer", "sources": [{"id": str(item.id), "question": item.question}]}
        await desk.messages._run(_ANSWERED, id=message_id, said=said)  # type: ignore[attr-defined]
        message = await desk.messages.get(message_id)
        await desk.messages.add(
            Message(
                conversation_id=message.conversation_id,
                role=Role.BOT,
                text=item.answer,
                status=MessageStatus.SENT,
            )
        )
        conversation = await desk.conversations.lock(message.conversation_id)
        await desk.conversations.save(replace(conversation, topic_id=school.topic))
    await school.says(OWNER, "Простите, мужская стрижка уже 6 000 ₸")
    assert "5 000 ₸" in school.last
    async with school.house.desks(school.house.tenant.id) as desk:
        assert (await desk.knowledge.get(item.id)).overruled == 1
        assert await desk.archive.uses([item.id]) == {item.id: 1}


async def test_an_earlier_answer_is_one_press_away(school: School) -> None:
    """Taught twice in one talk, the first words come back; every step is kept with its author."""
    await school.asked("Есть ли у вас солярий?")
    await school.says(OWNER, "Да, солярий есть, 300 ₸ минута.")
    await school.says(OWNER, "Солярий работает с 10:00 до 19:00.")
    await school.press(OWNER, "rollback")
    assert await school.live() == {"Есть ли у вас солярий?": "Да, солярий есть, 300 ₸ минута."}
    async with school.house.desks(school.house.tenant.id) as desk:
        (item,) = await desk.knowledge.live()
        versions = await desk.archive.versions(item.id)
    assert [version.version for version in versions] == [1, 2, 3]
    assert {version.provenance.author for version in versions} == {"Владелец"}
    assert versions[0].provenance.message_id


async def _unanswered(school: School, question: str) -> None:
    """The bot finds nothing and calls a person."""
    house = school.house
    conversation = await house.conversation()
    if not conversation.with_bot and conversation.handover:
        await house.press(OWNER, f"resolve_{conversation.handover.id}")
    handover = await house.escalate(question, UNSURE)
    asked = (await house.latest())[-1]
    async with house.desks(house.tenant.id) as desk:
        await desk.outbox.add(
            Work(
                kind=WorkKind.GAP,
                conversation_id=asked.conversation_id,
                subject_id=asked.id,
                details={"handover_id": str(handover.id)},
            )
        )
    await school.work()


def _photo() -> dict[str, object]:
    return {"file_id": "p1", "file_unique_id": "p1", "width": 1, "height": 1}
