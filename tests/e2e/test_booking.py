"""A booking is gathered in the client's chat and stands whole on one card."""

import pytest

from tests.e2e.process import Service
from tests.e2e.shop import Shop
from tests.e2e.speech import is_kazakh
from tests.e2e.town import Town


async def test_a_wish_becomes_one_card(salon: Shop, service: Service) -> None:
    """Nobody is called before all is known; then the card has every field, and nothing is confirmed."""
    client = salon.client()
    begun = await client.ask("Здравствуйте, хочу записаться на маникюр с гель-лаком")
    assert begun.endswith("На какой день и время вам удобно?")
    price = await client.ask("а сколько стоит?")
    assert "7 000" in price
    assert price.endswith("На какой день и время вам удобно?")
    assert await client.ask("15 мая в 12:00") == "Подскажите, пожалуйста, ваше имя."
    await service.rest()
    assert client.topic_now() is None
    told = await client.ask("Айгерим")
    assert "Время будет за вами, когда он подтвердит" in told
    card = (await client.topic()).card["text"]
    for line in (
        "Услуга: Маникюр с гель-лаком — 7 000 ₸, 1,5 часа",
        "15 мая",
        "Время: 12:00",
        "Имя: Айгерим",
    ):
        assert line in card
    assert client.shown_phone in card


async def test_a_wish_in_kazakh_is_answered_in_kazakh(salon: Shop) -> None:
    client = salon.client()
    assert is_kazakh(await client.ask("Маникюрге ертең түстен кейін жазылайын деп едім"))
    told = await client.ask("Айгүл")
    assert "түстен кейін" in told
    assert "Имя: Айгүл" in (await client.topic()).card["text"]


async def test_who_gives_up_is_handed_over_with_what_is_known(salon: Shop) -> None:
    """The card says what was never told."""
    client = salon.client()
    await client.ask("запишите меня завтра на педикюр")
    await client.ask("хорошо")
    await client.ask("спасибо")
    card = (await client.topic()).card["text"]
    assert "Услуга: педикюр" in card
    assert "В прайсе подходят: Педикюр без покрытия; Педикюр с гель-лаком" in card
    assert "Время: не указано" in card


@pytest.mark.long
async def test_a_kill_forgets_no_booking(frail_town: Town) -> None:
    """What was gathered is in the database with the turn that gathered it."""
    shop = next(iter(frail_town.shops.values()))
    client = shop.client()
    await client.ask("запишите меня завтра на дегустацию")
    await frail_town.service.rest()
    await frail_town.service.kill()
    await frail_town.start()
    told = await client.ask("в 3, меня зовут Алия")
    assert "«дегустацию»" in told
    assert "15:00" in told
