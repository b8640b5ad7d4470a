"""The whole loop through the page alone, as `run.py sandbox` opens it."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from playwright.async_api import Page, expect

from tests.browser.chromium import chromium, needs_browser, sandbox_page
from tests.browser.demo import running_demo
from tests.browser.hands import Group, Phone

pytestmark = [needs_browser, pytest.mark.timeout(120)]

OWNER, MANAGER = "Мадина (владелец)", "Айгерим (менеджер)"
MODELS_MS = 45_000
"""The first answer waits until the models are loaded and the salon's knowledge is indexed."""
PATIENCE_MS = 15_000
LEARN_MS = 5_000


@pytest.fixture
async def page(database_url: str, tmp_path: Path) -> AsyncIterator[Page]:
    environment = {"DATABASE_URL": database_url, "QUIET_SECONDS": "0.3", "MAX_WAIT_SECONDS": "2"}
    async with (
        running_demo(tmp_path, environment) as address,
        chromium() as browser,
        sandbox_page(browser, address) as page,
    ):
        expect.set_options(timeout=PATIENCE_MS)
        yield page


async def test_bot_answers_hands_over_and_learns_what_the_owner_says(page: Page) -> None:
    """A price is answered, an unknown thing goes to people, their words reach the phone, the owner's stay."""
    phone, group = Phone(page), Group(page)
    await _a_price_is_answered(phone)
    await _an_unknown_thing_goes_to_the_team(phone, group)
    await _a_manager_takes_it_and_replies(phone, group)
    await _the_owner_teaches(phone, group)
    await _the_talk_is_closed(group)
    await _another_client_is_answered_by_the_bot(phone)
    await _the_decision_is_explained(phone)


async def _a_price_is_answered(phone: Phone) -> None:
    await phone.choose("Ерлан")
    await phone.write("сколько стоит мужская стрижка?")
    await expect(phone.answer).to_contain_text("5 000 ₸", timeout=MODELS_MS)
    await expect(phone.answer).to_contain_text("ИИ-помощник")


async def _an_unknown_thing_goes_to_the_team(phone: Phone, group: Group) -> None:
    await phone.choose("Алия")
    await phone.write("Вы сдаёте зал под фотосессию?")
    await expect(phone.answer).to_contain_text("передал ваш вопрос человеку")
    await group.topic("Алия").click()
    await expect(group.pinned).to_contain_text("Алия")
    await expect(group.message("не нашёл уверенного ответа")).to_contain_text("+7 700 000 00 11")


async def _a_manager_takes_it_and_replies(phone: Phone, group: Group) -> None:
    await group.be(MANAGER)
    await group.button("Беру").click()
    await expect(group.message("Ведёт Айгерим")).to_be_visible()
    await group.write("Алия, здравствуйте! Сейчас спрошу у хозяйки.")
    await expect(phone.answer).to_contain_text("Сейчас спрошу у хозяйки")
    await expect(group.message("Сейчас спрошу").get_by_test_id("reaction")).to_have_text("👌")


async def _the_owner_teaches(phone: Phone, group: Group) -> None:
    await phone.write("А сколько стоит час фотосессии в зале?")
    await expect(group.message("сколько стоит час фотосессии")).to_be_visible()
    await group.be(OWNER)
    await group.write("Час фотосессии в зале стоит 15 000 ₸, снимать можно по воскресеньям после 18:00.")
    await expect(phone.answer).to_contain_text("15 000 ₸")
    await expect(phone.messages("to_client")).to_have_count(3)
    await expect(group.message("Запомнил")).to_contain_text("15 000 ₸", timeout=LEARN_MS)
    await expect(group.button("Отменить")).to_be_visible()


async def _the_talk_is_closed(group: Group) -> None:
    await group.button("Решено").click()
    await expect(group.topic("Алия")).to_contain_text("🔒")
    await expect(group.pinned).to_be_hidden()


async def _another_client_is_answered_by_the_bot(phone: Phone) -> None:
    await phone.choose("Светлана")
    await phone.write("почём у вас снять зал для фотосессии на час")
    await expect(phone.answer).to_contain_text("15 000 ₸")


async def _the_decision_is_explained(phone: Phone) -> None:
    drawer = await phone.ask_why()
    await expect(drawer).to_be_visible()
    await expect(drawer.get_by_test_id("trace-verdict")).to_contain_text("Ответил")
    await expect(drawer).to_contain_text("Час фотосессии в зале стоит 15 000 ₸")
