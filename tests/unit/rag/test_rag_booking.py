"""A booking is gathered over a few messages and passed to a person whole."""

from dataclasses import dataclass, field, replace
from datetime import date, time, timedelta

import pytest

from desk.booking import FORGOTTEN_AFTER, Booking, Field, TimeSpan
from desk.decision import Action, Decision, Turn
from desk.hours import Hours, Interval
from desk.message import MediaKind, Message, Role
from desk.policy import Matter, Policy, Treatment
from desk.tenant import Tenant
from rag.intents.kinds import Intent
from rag.rag import Rag
from tests.unit.rag.moments import TUESDAY
from tests.unit.rag.talks import said, sent

TEN_TO_EIGHT = (Interval(opens=600, closes=1200),)


@dataclass
class Talk:
    """A client who writes, and the bot that answers, from a Tuesday at ten on."""

    rag: Rag
    tenant: Tenant
    booking: Booking | None = None
    history: list[Message] = field(default_factory=list)
    language: str = "ru"
    minutes: int = 0
    called: str = ""

    async def say(self, *texts: str | Message, after: timedelta = timedelta(minutes=1)) -> Decision:
        self.minutes += int(after / timedelta(minutes=1))
        at = TUESDAY + timedelta(minutes=self.minutes)
        given = [said(text) if isinstance(text, str) else text for text in texts]
        messages = tuple(replace(message, created_at=at) for message in given)
        turn = Turn(
            tenant=self.tenant,
            messages=messages,
            history=tuple(self.history),
            language=self.language,
            booking=self.booking,
            called=self.called,
        )
        decision = await self.rag.brain.decide(turn)
        self.history += [*messages, said(decision.text, Role.BOT, decision.options)]
        self.booking, self.language = decision.booking, decision.language
        return decision


@pytest.fixture
def talk(rag: Rag, salon: Tenant) -> Talk:
    week = (*([TEN_TO_EIGHT] * 6), ())
    return Talk(rag, replace(salon, hours=Hours(week=week)))


async def test_a_whole_wish_is_passed_on_at_once(talk: Talk) -> None:
    """Service, day, hour and name of one message leave nothing to ask."""
    decision = await talk.say("запишите на маникюр завтра в 3, Айгерим")
    booking = decision.booking
    assert (decision.action, decision.needs_person) == (Action.BOOKING, True)
    assert booking
    assert (booking.service, booking.name) == ("маникюр", "Айгерим")
    assert booking.days == (date(2026, 11, 25),)
    assert booking.span == TimeSpan(start=time(15), end=time(15))


async def test_only_what_is_missing_is_asked_one_by_one(talk: Talk) -> None:
    """Day and hour are one question; nothing is asked twice, and nobody is needed meanwhile."""
    begun = await talk.say("хочу записаться")
    assert (begun.action, begun.needs_person) == (Action.BOOKING, False)
    assert "На что вас записать?" in begun.text
    assert (await talk.say("маникюр с гель-лаком")).text == "На какой день и время вам удобно?"
    assert (await talk.say("в субботу")).text == "Во сколько вам удобно?"
    assert (await talk.say("после обеда")).text == "Подскажите, пожалуйста, ваше имя."
    done = await talk.say("Динара")
    assert done.needs_person
    assert done.booking
    assert not done.booking.missing
    assert done.booking.span
    assert done.booking.span.part == "afternoon"


async def test_the_service_is_named_as_the_price_list_has_it(talk: Talk) -> None:
    """With its price and duration, in the team's language."""
    done = await talk.say("запишите на шеллак завтра в 3, Айгерим")
    assert done.booking
    assert done.booking.service == "Маникюр с гель-лаком"
    assert done.booking.listed == "Маникюр с гель-лаком — 7 000 ₸, 1,5 часа"


async def test_several_services_are_one_line_with_their_sum(talk: Talk) -> None:
    done = await talk.say("запишите на маникюр с гель-лаком и педикюр с гель-лаком завтра в 3, Айгерим")
    assert done.booking
    assert done.booking.listed.startswith("Маникюр с гель-лаком + педикюр с гель-лаком — 17 000 ₸")


@pytest.mark.parametrize(
    ("reply", "service"),
    [
        ("2", "Педикюр с гель-лаком"),
        ("с гель-лаком", "Педикюр с гель-лаком"),
        ("с гель-лаком, в субботу в 3", "Педикюр с гель-лаком"),
        ("без покрытия", "Педикюр без покрытия"),
        ("гель-лакпен", "Педикюр с гель-лаком"),
        ("в субботу в 3", "педикюр"),
        ("9", "педикюр"),
    ],
)
async def test_which_of_several_is_asked_beside_the_next_question(
    talk: Talk, reply: str, service: str
) -> None:
    """It is chosen by its number or in words, with a day or without; who does not choose is asked no more."""
    asked = await talk.say("запишите на педикюр")
    assert "2. Педикюр с гель-лаком — 10 000 ₸" in asked.text
    assert asked.text.endswith("На какой день и время вам удобно?")
    again = await talk.say(reply)
    assert talk.booking
    assert talk.booking.service.casefold() == service.casefold()
    assert talk.booking.span == (TimeSpan(start=time(15), end=time(15)) if "субботу" in reply else None)
    assert bool(talk.booking.which) is (service == "педикюр")
    assert "Какая именно" not in again.text


async def test_nobody_waits_for_a_choice(talk: Talk) -> None:
    """A wish that is whole but for it is passed on with the rows that fit."""
    done = await talk.say("запишите на педикюр завтра в 3, Айгерим")
    assert done.needs_person
    assert done.booking
    assert done.booking.which == ("Педикюр без покрытия", "Педикюр с гель-лаком")


@pytest.mark.parametrize(
    ("reply", "called", "name"),
    [
        ("как в ватсапе", "❤️Айгерим❤️", "Айгерим"),
        ("я там подписана", "Дана К", "Дана"),
        ("ватсаптағыдай", "Ерлан", "Ерлан"),
        ("как в whatsapp", "+7 700 000 00 02", ""),
        ("неважно", "Айгерим", ""),
        ("ок", "Айгерим", ""),
    ],
)
async def test_a_name_is_asked_for_once(talk: Talk, reply: str, called: str, name: str) -> None:
    """The messenger's is taken where the client points to it; without one the booking is passed on."""
    talk.called = called
    assert "ваше имя" in (await talk.say("запишите на маникюр с гель-лаком завтра в 3")).text
    done = await talk.say(reply)
    assert done.needs_person
    assert done.booking
    assert done.booking.name == name


async def test_a_booking_in_kazakh_is_gathered_in_kazakh(talk: Talk) -> None:
    begun = await talk.say("маникюрге жазылайын деп едім")
    assert "Қай күні және сағат нешеде ыңғайлы?" in begun.text
    assert "Атыңызды" in (await talk.say("жұмада сағат үште")).text
    done = await talk.say("Айгүл")
    assert done.booking
    assert (done.booking.service, done.booking.name) == ("маникюр", "Айгүл")
    assert done.booking.days == (date(2026, 11, 27),)


async def test_the_question_follows_the_clients_language(talk: Talk) -> None:
    """Also when it changes in the middle."""
    await talk.say("запишите меня на маникюр")
    assert "Сағат нешеде" in (await talk.say("ертеңге болады ма екен, айтыңызшы")).text


async def test_an_interrupting_question_is_answered_and_the_booking_goes_on(talk: Talk) -> None:
    """«а сколько стоит?» is about what is booked; a short reminder follows."""
    await talk.say("запишите меня на маникюр с гель-лаком")
    answer = await talk.say("а сколько стоит?")
    assert answer.action is Action.ANSWER
    assert "7 000" in answer.text
    assert answer.text.endswith("Вернёмся к записи. На какой день и время вам удобно?")
    assert "ваше имя" in (await talk.say("завтра в 4")).text


async def test_what_is_asked_beside_a_wish_is_answered_too(talk: Talk) -> None:
    decision = await talk.say("Запишите на маникюр в пятницу. Есть ли у вас парковка?")
    assert "парковка на пять машин" in decision.text
    assert decision.text.endswith("Во сколько вам удобно?")


async def test_what_nobody_knows_takes_the_booking_along(talk: Talk) -> None:
    """A question for a person brings the person what is known of the booking."""
    await talk.say("запишите на маникюр в пятницу")
    asked = await talk.say("а возьмёте меня на работу администратором?")
    assert asked.action is Action.HUMAN
    assert asked.booking
    assert asked.booking.service == "маникюр"


@pytest.mark.parametrize(
    ("words", "dropped"),
    [
        ("нет, передумала", True),
        ("керек емес, рахмет", True),
        ("сори передумала", True),
        ("не в пятницу", False),
    ],
)
async def test_whoever_changes_their_mind_is_let_go(talk: Talk, words: str, dropped: bool) -> None:
    """Nothing is kept and nobody is called; a correction is no farewell."""
    await talk.say("запишите на маникюр в пятницу")
    decision = await talk.say(words)
    assert (decision.booking is None) is dropped
    assert not decision.needs_person


@pytest.mark.parametrize("words", ["позовите администратора", "верните деньги за прошлый раз"])
async def test_a_person_comes_at_once_with_what_is_known(talk: Talk, words: str) -> None:
    await talk.say("запишите на маникюр в пятницу в 4")
    decision = await talk.say(words)
    assert decision.action is Action.HUMAN
    assert decision.booking
    assert decision.booking.days == (date(2026, 11, 27),)


async def test_what_is_left_out_twice_is_not_asked_a_third_time(talk: Talk) -> None:
    """A person gets what is known."""
    await talk.say("запишите на маникюр на 5 декабря")
    assert not (await talk.say("ок")).needs_person
    given_up = await talk.say("спасибо")
    assert (given_up.action, given_up.needs_person) == (Action.BOOKING, True)
    assert given_up.booking
    assert given_up.booking.missing == (Field.TIME, Field.NAME)


async def test_a_closed_day_is_told_and_another_asked_for(talk: Talk) -> None:
    closed = await talk.say("запишите на маникюр в воскресенье")
    assert "В этот день мы не работаем: воскресенье, 29 ноября." in closed.text
    assert "Во сколько" in (await talk.say("тогда в понедельник")).text
    late = await talk.say("в 9")
    assert "работаем 10:00–20:00" in late.text
    assert "ваше имя" in (await talk.say("ладно, в 11")).text


async def test_a_day_that_does_not_exist_is_told(talk: Talk) -> None:
    assert "Такого дня в календаре нет." in (await talk.say("запишите на маникюр 31 июня")).text


async def test_any_time_is_a_time(talk: Talk) -> None:
    """Whoever leaves it to the business is not asked again."""
    await talk.say("запишите на маникюр")
    assert "имя" in (await talk.say("в любой день")).text
    done = await talk.say("Карина")
    assert done.booking
    assert (done.booking.days, done.booking.span) == ((), TimeSpan())


async def test_any_hour_of_a_certain_day_is_a_time(talk: Talk) -> None:
    await talk.say("запишите на маникюр")
    assert "имя" in (await talk.say("в любое время в субботу")).text
    assert talk.booking
    assert (talk.booking.days, talk.booking.span) == ((date(2026, 11, 28),), TimeSpan())


async def test_a_name_changes_no_language(talk: Talk) -> None:
    """«Ерлан» is a Kazakh name, and who bears it has written in Russian."""
    await talk.say("запишите на стрижку сегодня в 7")
    assert (await talk.say("Ерлан")).language == "ru"


async def test_the_service_is_what_the_wish_is_for(talk: Talk) -> None:
    """Neither a greeting nor whoever is greeted."""
    await talk.say("добрый день девочки, есть окошко на завтра на педикюр?")
    assert talk.booking
    assert talk.booking.service == "педикюр"


async def test_a_later_word_corrects_an_earlier_one(talk: Talk) -> None:
    await talk.say("запишите на маникюр в пятницу в 4")
    await talk.say("ой, давайте лучше в субботу")
    assert talk.booking
    assert talk.booking.days == (date(2026, 11, 28),)
    assert talk.booking.span == TimeSpan(start=time(16), end=time(16))


@pytest.mark.parametrize("words", ["после обеда", "после шести", "түстен кейін", "ближе к вечеру", "утром"])
async def test_a_fragment_is_a_reply_and_no_complaint(talk: Talk, words: str) -> None:
    """Two words about the hour sound like anything when nobody asked."""
    await talk.say("запишите на маникюр в пятницу")
    decision = await talk.say(words)
    assert not decision.needs_person
    assert talk.booking
    assert talk.booking.span


@pytest.mark.parametrize("words", ["сколько можно ждать!", "вы издеваетесь, третий раз пишу", "оператор"])
async def test_anger_and_a_call_for_a_person_are_heard_all_the_same(talk: Talk, words: str) -> None:
    await talk.say("запишите на маникюр в пятницу")
    assert (await talk.say(words)).action is Action.HUMAN


async def test_yesterdays_booking_is_forgotten(talk: Talk) -> None:
    """A word that came much later belongs to another talk."""
    await talk.say("запишите на маникюр в пятницу")
    later = await talk.say("есть ли у вас парковка?", after=FORGOTTEN_AFTER + timedelta(minutes=2))
    assert "парковка" in later.text
    assert "записи" not in later.text
    assert later.booking is None


async def test_an_opt_out_forgets_the_booking(talk: Talk) -> None:
    await talk.say("запишите на маникюр в пятницу")
    decision = await talk.say("не пишите мне больше")
    assert (decision.action, decision.booking) == (Action.OPTOUT, None)


async def test_a_sticker_forgets_nothing(talk: Talk) -> None:
    await talk.say("запишите на маникюр в пятницу")
    assert (await talk.say(sent(MediaKind.STICKER))).booking == talk.booking
    assert talk.booking


async def test_a_picture_with_a_wish_is_a_persons_with_what_could_be_read(talk: Talk) -> None:
    decision = await talk.say(sent(MediaKind.IMAGE, "запишите на такой маникюр завтра в 3"))
    assert decision.needs_person
    assert decision.booking
    assert decision.booking.days == (date(2026, 11, 25),)


async def test_the_owners_own_words_may_take_the_place_of_gathering(talk: Talk) -> None:
    """A rule on bookings is obeyed."""
    own = Policy(treatment=Treatment.TEMPLATE, texts={"ru": "Записываем только по телефону."})
    talk.tenant = replace(talk.tenant, policies={Matter.BOOKING: own})
    decision = await talk.say("запишите на маникюр завтра")
    assert (decision.text, decision.booking) == (own.texts["ru"], None)


async def test_how_to_book_is_a_question(talk: Talk) -> None:
    """It is answered from the knowledge where that knows."""
    decision = await talk.say("как записаться?")
    assert decision.action is not Action.BOOKING
    assert decision.booking is None


@pytest.mark.parametrize(
    "question", ["с ребёнком в субботу можно прийти?", "в субботу ваш салон открыт вечером"]
)
async def test_what_only_sounds_like_a_wish_for_a_time_is_answered(talk: Talk, question: str) -> None:
    """A day in it makes no booking of a question that the knowledge answers."""
    answer = await talk.say(question)
    assert answer.trace["understood"]["intent"] == Intent.BOOKING
    assert answer.action is Action.ANSWER
    assert answer.booking is None


async def test_a_wish_is_gathered_although_its_price_is_known(talk: Talk) -> None:
    """Who asks to be written down is not told a price instead."""
    assert (await talk.say("запишите меня на маникюр с гель-лаком")).action is Action.BOOKING
