"""The words of a card."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from uuid import uuid4

import pytest

from app.phrases import FluentPhrasebook
from bot.card import Card, CardFacts
from bot.text import utf16_length
from desk.booking import Booking, TimeSpan
from desk.booking_words import BookingWords
from desk.conversation import Channel, Conversation
from desk.handover import Agent, Handover, HandoverStatus, Resolution, Trigger, TriggerType
from desk.message import Media, MediaKind, Message, MessageStatus, Role
from desk.tenant import Tenant
from tests.bot.house import CLIENT

ASKED = datetime(2026, 11, 22, 18, 5, tzinfo=UTC)


def said(role: Role, text: str, **fields: Any) -> Message:
    return Message(conversation_id=uuid4(), role=role, text=text, status=MessageStatus.DONE, **fields)


def facts(language: str = "ru", **fields: Any) -> CardFacts:
    handover = Handover(
        id=uuid4(),
        status=HandoverStatus.PENDING,
        trigger=Trigger(type=TriggerType.LOW_CONFIDENCE),
        user_message="Есть ли у вас парковка?",
        opened_at=ASKED,
    )
    conversation = Conversation(id=uuid4(), client_id=uuid4(), user_id=uuid4(), contact=CLIENT)
    tenant = Tenant(id=uuid4(), slug="salon", name="Салон", languages=(language,))
    return replace(CardFacts(tenant=tenant, conversation=conversation, handover=handover), **fields)


def text(card: CardFacts) -> str:
    return Card(FluentPhrasebook()).text(card)


def test_a_card_says_who_asks_what_since_when_and_why() -> None:
    """Name, phone with a link to WhatsApp, the tenant's time, the reason and the question are there."""
    card = text(facts())
    assert "<b>Асель</b>" in card
    assert '<a href="https://wa.me/77000000001">+7 700 000 00 01</a>' in card
    assert "23:05, 22.11" in card
    assert "не нашёл уверенного ответа" in card
    assert "Есть ли у вас парковка?" in card


def test_a_telegram_client_has_no_whatsapp_link() -> None:
    """Only a WhatsApp number leads to WhatsApp."""
    base = facts()
    contact = replace(CLIENT, channel=Channel.TELEGRAM)
    assert "wa.me" not in text(replace(base, conversation=replace(base.conversation, contact=contact)))


def test_a_card_shows_what_was_found_and_how_sure_the_bot_was() -> None:
    """The trace of the last question that was looked up stands on the card, also after later messages."""
    trace = {
        "action": "human",
        "sources": [{"question": "Где вы находитесь?", "score": 0.5}],
        "confidence": 0.41,
    }
    talk = (said(Role.CLIENT, "Парковка?", decision=trace), said(Role.CLIENT, "Ау", decision={"reason": "x"}))
    card = text(facts(said=talk))
    assert "Где вы находитесь?" in card
    assert "41 %" in card


def test_a_card_shows_the_talk_and_who_said_what() -> None:
    """The last messages stand in order, with the name of the colleague and the kind of a file."""
    voice = Media(kind=MediaKind.VOICE)
    talk = (
        said(Role.CLIENT, "Здравствуйте"),
        said(Role.BOT, "Добрый день!"),
        said(Role.MANAGER, "Я здесь", author="Дана"),
        said(Role.CLIENT, "", media=voice),
    )
    lines = [
        "Клиент:</b> Здравствуйте",
        "Бот:</b> Добрый день!",
        "Дана:</b> Я здесь",
        "Клиент:</b> [голосовое]",
    ]
    places = [text(facts(said=talk)).index(line) for line in lines]
    assert places == sorted(places)


def test_what_people_write_is_never_markup() -> None:
    """A name, a question and a talk full of tags arrive as they were written."""
    base = facts(said=(said(Role.CLIENT, "<i>курсив</i> & co"),))
    contact = replace(CLIENT, name="<b>Асель")
    card = text(
        replace(
            base,
            conversation=replace(base.conversation, contact=contact),
            handover=replace(base.handover, user_message="цена < 5000?"),
        )
    )
    assert "&lt;b&gt;Асель" in card
    assert "цена &lt; 5000?" in card
    assert "&lt;i&gt;курсив&lt;/i&gt; &amp; co" in card


@pytest.mark.parametrize("language", ["ru", "kk", "en"])
@pytest.mark.parametrize("letter", ["я", "<", "&", "😀"])
def test_the_longest_card_is_one_message(language: str, letter: str) -> None:
    """Whatever is written, the card with all its tags is at most 4096 units long, and its tags are whole."""
    long = letter * 6000
    sources = [{"question": long, "score": 1.0}] * 9
    talk = [said(Role.MANAGER, long, author=long, media=Media(kind=MediaKind.LOCATION))] * 19
    talk.append(said(Role.CLIENT, long, decision={"action": "human", "sources": sources, "confidence": 1.0}))
    base = facts(language, said=tuple(talk), warning=long)
    handover = replace(
        base.handover,
        user_message=long,
        status=HandoverStatus.RESOLVED,
        resolution=Resolution.RETURNED,
        assigned_to=Agent(telegram_id=1, name=long),
        trigger=Trigger(type=TriggerType.INTENT, value=long),
    )
    contact = replace(CLIENT, name=long, phone="7" * 300)
    conversation = replace(base.conversation, contact=contact)
    card = text(replace(base, handover=handover, conversation=conversation))
    assert utf16_length(card) <= 4096
    assert card.count("<b>") == card.count("</b>")
    assert card.endswith("…")


@pytest.mark.parametrize("kind", list(TriggerType))
@pytest.mark.parametrize("language", ["ru", "kk", "en"])
def test_every_reason_has_words(kind: TriggerType, language: str) -> None:
    """No trigger, and no intent that is still to be invented, leaves a card without its reason."""
    base = facts(language)
    trigger = Trigger(type=kind, value="brand_new")
    assert text(replace(base, handover=replace(base.handover, trigger=trigger))).count("\n") >= 2


def test_a_booking_stands_on_the_card_field_by_field() -> None:
    """What is missing is said to be missing; the client's own words are escaped."""
    known = Booking(
        service="маникюр <гель>",
        days=(date(2026, 11, 28), date(2026, 11, 29)),
        span=TimeSpan(start=time(15), end=time(17)),
        touched_at=ASKED,
    )
    base = facts()
    card = text(replace(base, handover=replace(base.handover, booking=known)))
    assert "Заявка на запись" in card
    assert "Услуга: <b>маникюр &lt;гель&gt;</b>" in card
    assert "День: <b>суббота, 28 ноября или воскресенье, 29 ноября</b>" in card
    assert "Время: <b>15:00–17:00</b>" in card
    assert "Имя: не указано" in card
    assert "Заявка" not in text(base)


def test_a_booked_service_stands_as_the_price_list_has_it() -> None:
    """Or, while several rows fit, in the client's words with all of these."""
    base = facts()

    def card(booking: Booking) -> str:
        return text(replace(base, handover=replace(base.handover, booking=booking)))

    listed = Booking(service="шеллак", listed="Маникюр с гель-лаком — 7 000 ₸, 1,5 часа", touched_at=ASKED)
    assert "Услуга: <b>Маникюр с гель-лаком — 7 000 ₸, 1,5 часа</b>" in card(listed)
    unclear = Booking(service="педикюр", which=("Педикюр", "Педикюр с гель-лаком"), touched_at=ASKED)
    assert "Услуга: <b>педикюр</b>\nВ прайсе подходят: Педикюр; Педикюр с гель-лаком\n" in card(unclear)


@pytest.mark.parametrize("language", ["ru", "kk", "en"])
def test_every_time_has_words(language: str) -> None:
    """Any part of the day, any day and any hour, in every language."""
    words = BookingWords(FluentPhrasebook(), language)
    parts = ("morning", "before_noon", "noon", "day", "afternoon", "evening", "night")
    spans = [
        *(TimeSpan(start=time(1), end=time(2), part=part) for part in parts),
        *(TimeSpan(), TimeSpan(start=time(9)), TimeSpan(end=time(9)), TimeSpan(start=time(9), end=time(9))),
    ]
    assert len({words.span(span) for span in spans}) == len(spans)
    week = [date(2026, 11, 23) + timedelta(days=ahead) for ahead in range(7)]
    assert len({words.day(day) for day in week}) == len(week)
    assert words.days(week).count(words.day(week[3])) == 0
    assert words.days(())
