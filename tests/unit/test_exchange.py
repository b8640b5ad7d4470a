"""A reply is learnt with the question it answers, however the talk went."""

from uuid import uuid4

from desk.knowledge import Lesson, Refusal
from desk.message import Message, MessageStatus, Role
from desk.tenant import Tenant
from desk.usecases.exchange import Taught, lesson_of

TENANT = Tenant(id=uuid4(), slug="s", name="S")
TALK, HANDOVER = uuid4(), uuid4()
OWNER, MANAGER = 500, 600
ASEL = "Асель"


class PlainTeacher:
    """Takes a deferral for what it is, and everything else for knowledge."""

    async def distil(self, _: Tenant, question: str, answer: str, *, client: str = "") -> Lesson | Refusal:
        assert client == ASEL
        if "уточню" in answer:
            return Refusal(reason="deferral")
        return Lesson(question=question, answer=answer, language="ru")


def client(words: str) -> Message:
    return Message(conversation_id=TALK, role=Role.CLIENT, text=words, status=MessageStatus.DONE)


def bot(words: str, *, promise: bool) -> Message:
    return Message(
        conversation_id=TALK,
        role=Role.BOT,
        text=words,
        status=MessageStatus.SENT,
        handover_id=HANDOVER if promise else None,
    )


def team(words: str, agent_id: int = OWNER) -> Message:
    return Message(
        conversation_id=TALK, role=Role.MANAGER, text=words, status=MessageStatus.SENT, agent_id=agent_id
    )


async def learnt(*said: Message) -> tuple[str, str]:
    taught = await lesson_of(PlainTeacher(), TENANT, said[-1], said, client=ASEL)
    assert isinstance(taught, Taught)
    return taught.lesson.question, taught.lesson.answer


async def test_the_bots_promise_parts_no_question_from_its_answer() -> None:
    said = [client("Делаете тату?"), bot("Передал человеку", promise=True), team("Да, хной")]
    assert await learnt(*said) == ("Делаете тату?", "Да, хной")


async def test_what_the_bot_answered_is_not_asked_any_more() -> None:
    said = [client("Где вы?"), bot("На Абая", promise=False), client("Делаете тату?"), team("Да")]
    assert await learnt(*said) == ("Делаете тату?", "Да")


async def test_a_deferral_leaves_the_question_open_whoever_wrote_it() -> None:
    for agent in (OWNER, MANAGER):
        said = [client("Делаете тату?"), team("Сейчас уточню", agent), team("Да, хной")]
        assert await learnt(*said) == ("Делаете тату?", "Да, хной")


async def test_several_messages_of_one_answer_are_one_answer() -> None:
    said = [client("Делаете тату?"), team("Да, хной"), team("Стоит 3 000 ₸")]
    assert await learnt(*said) == ("Делаете тату?", "Да, хной\nСтоит 3 000 ₸")


async def test_after_an_answer_the_client_asks_anew() -> None:
    said = [client("Делаете тату?"), team("Да", MANAGER), client("Почём?"), team("3 000 ₸")]
    assert await learnt(*said) == ("Почём?", "3 000 ₸")


async def test_a_reply_to_nothing_teaches_nothing() -> None:
    said = [bot("На Абая", promise=False), team("Здравствуйте")]
    assert await lesson_of(PlainTeacher(), TENANT, said[-1], said, client=ASEL) is None


async def test_a_reply_that_teaches_nothing_says_why() -> None:
    said = [client("Делаете тату?"), team("Сейчас уточню")]
    assert await lesson_of(PlainTeacher(), TENANT, said[-1], said, client=ASEL) == Refusal(reason="deferral")
