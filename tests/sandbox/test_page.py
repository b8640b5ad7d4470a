"""The page in a real browser: both sides of a talk, played by hand."""

from collections.abc import AsyncIterator

import pytest
from aiogram import Bot
from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup
from playwright.async_api import Browser, Page, expect

from sandbox import SandboxWorld, running_sandbox
from tests.browser.chromium import chromium, needs_browser, sandbox_page
from tests.sandbox.conftest import GROUP, MANAGER, PHONE, AppStandIn

pytestmark = needs_browser


@pytest.fixture(scope="module")
async def browser() -> AsyncIterator[Browser]:
    async with chromium() as browser:
        yield browser


@pytest.fixture
async def page(browser: Browser, address: str) -> AsyncIterator[Page]:
    async with sandbox_page(browser, address) as page:
        yield page


async def test_client_asks_and_sees_the_answer(
    page: Page, world: SandboxWorld, app: AppStandIn, address: str
) -> None:
    world.connect_app(app.url)
    await page.get_by_test_id("client-input").fill("сколько стоит маникюр?")
    await page.get_by_test_id("client-input").press("Enter")
    await world.until(lambda: app.requests)
    assert app.bodies[0]["message"] == "сколько стоит маникюр?"
    account = f"token=chatflow-token&instance_id=instance-1&jid={PHONE}"
    await page.request.get(f"{address}/chatflow/api/v1/send-text?{account}&msg=9%20000%20₸")
    await expect(page.get_by_test_id("phone-messages").get_by_test_id("msg").last).to_contain_text("9 000 ₸")


async def test_shift_enter_starts_a_line_and_sends_nothing(page: Page) -> None:
    field = page.get_by_test_id("client-input")
    await field.fill("раз")
    await field.press("Shift+Enter")
    await field.press_sequentially("два")
    assert await field.input_value() == "раз\nдва"
    await expect(page.get_by_test_id("phone-messages").get_by_test_id("msg")).to_have_count(0)


async def test_team_member_takes_and_replies_in_the_topic(page: Page, bot: Bot, world: SandboxWorld) -> None:
    thread_id = (await bot.create_forum_topic(GROUP, "Асель")).message_thread_id
    button = InlineKeyboardButton(text="Беру", callback_data="take_1")
    card = await bot.send_message(
        GROUP,
        "<b>Асель</b> просит человека",
        parse_mode="HTML",
        message_thread_id=thread_id,
        reply_markup=InlineKeyboardMarkup(inline_keyboard=[[button]]),
    )
    await bot.pin_chat_message(GROUP, card.message_id)
    await page.get_by_test_id("topic-item").filter(has_text="Асель").click()
    await expect(page.get_by_test_id("pinned")).to_contain_text("Асель просит человека")
    await page.get_by_test_id("person-select").select_option(label="Айгерим (менеджер)")
    await page.get_by_test_id("inline-button").filter(has_text="Беру").click()
    query = (await bot.get_updates())[-1].callback_query
    assert query is not None
    assert query.from_user.id == MANAGER
    await bot.answer_callback_query(query.id, "Клиент ваш", show_alert=True)
    await expect(page.get_by_test_id("toast")).to_contain_text("Клиент ваш")
    await page.get_by_test_id("team-input").fill("Здравствуйте!")
    await page.get_by_test_id("team-send").click()
    await world.until(lambda: world.telegram.messages(GROUP, thread_id)[-1].get("text") == "Здравствуйте!")
    assert world.telegram.messages(GROUP, thread_id)[-1]["from"]["id"] == MANAGER


async def test_what_people_write_never_becomes_markup(page: Page, bot: Bot, world: SandboxWorld) -> None:
    world.telegram.people.write(GROUP, MANAGER, "<img src=x onerror=alert(1)><b>не жирно</b>")
    await bot.send_message(GROUP, '<a href="javascript:alert(1)">ссылка</a> <b>жирно</b>', parse_mode="HTML")
    messages = page.get_by_test_id("topic-messages")
    await expect(messages.get_by_test_id("msg").first).to_contain_text("<b>не жирно</b>")
    await expect(messages.locator("b")).to_have_text(["жирно"])
    await expect(messages.locator("img, a")).to_have_count(0)


async def test_trace_drawer_tells_what_the_app_says(page: Page, world: SandboxWorld, app: AppStandIn) -> None:
    world.connect_app(app.url, "admin-token")
    sent = await world.clients.write("salon", PHONE, "привет")
    await page.get_by_test_id("trace-open").click()
    drawer = page.get_by_test_id("trace-drawer")
    await expect(drawer).to_contain_text("Что понято")
    await expect(drawer).to_contain_text(sent.id)
    await page.keyboard.press("Escape")
    await expect(drawer).not_to_be_visible()


async def test_page_comes_back_by_itself_after_a_restart(browser: Browser, world: SandboxWorld) -> None:
    async with running_sandbox(world) as address:
        page = await browser.new_page()
        await page.goto(address)
        await expect(page.get_by_test_id("connection")).to_have_attribute("data-state", "open")
    await expect(page.get_by_test_id("connection")).to_have_attribute("data-state", "lost")
    async with running_sandbox(world, port=int(address.rpartition(":")[2])):
        await expect(page.get_by_test_id("connection")).to_have_attribute("data-state", "open")
    await page.close()


async def test_phone_width_shows_one_side_at_a_time(page: Page) -> None:
    await page.set_viewport_size({"width": 390, "height": 844})
    await expect(page.get_by_test_id("client-input")).to_be_visible()
    await expect(page.get_by_test_id("topic-list")).not_to_be_visible()
    await page.get_by_test_id("tab-team").click()
    await expect(page.get_by_test_id("topic-list")).to_be_visible()
    assert await page.evaluate("document.documentElement.scrollWidth") == 390
