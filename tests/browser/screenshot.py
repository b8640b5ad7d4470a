"""`make screenshot`: the picture in the README, of a real talk in the real demo."""

import asyncio
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.async_api import Page, expect

from tests.browser.chromium import CHROMIUM, chromium, sandbox_page
from tests.browser.demo import running_demo
from tests.browser.hands import Group, Phone

PICTURE = Path(__file__).parents[2] / "docs" / "screenshot.png"
OWNER, MANAGER = "Мадина (владелец)", "Айгерим (менеджер)"
PATIENCE_MS = 60_000
MOMENT_MS = 400
"""For what is still moving on the page."""


async def main() -> None:
    expect.set_options(timeout=PATIENCE_MS)
    environment = {"QUIET_SECONDS": "0.3", "MAX_WAIT_SECONDS": "2"}
    with TemporaryDirectory() as folder:
        async with (
            running_demo(Path(folder), environment) as address,
            chromium() as browser,
            sandbox_page(browser, address) as page,
        ):
            await _talk(page)
            await page.wait_for_timeout(MOMENT_MS)
            await page.screenshot(path=PICTURE)


async def _talk(page: Page) -> None:
    phone, group = Phone(page), Group(page)
    await _asks(phone, "Ерлан", "Позовите, пожалуйста, администратора")
    await _asks(phone, "Светлана", "хочу вернуть деньги за стрижку")
    await _asks(phone, "Алия", "Гель-лакпен маникюр қанша тұрады?", "Вы сдаёте зал под фотосессию?")
    await group.topic("Алия").click()
    await group.be(MANAGER)
    await group.button("Беру").click()
    await expect(group.message("Ведёт Айгерим")).to_be_visible()
    await group.be(OWNER)
    await group.write("Да, сдаём зал под фотосессию по воскресеньям после 18:00, час стоит 15 000 ₸.")
    await expect(phone.answer).to_contain_text("15 000 ₸")
    await expect(group.button("Отменить")).to_be_visible()
    await expect(page.get_by_test_id("reaction")).to_be_visible()
    await page.get_by_test_id("toast").get_by_role("button").click()
    await page.mouse.move(0, 0)


async def _asks(phone: Phone, name: str, *questions: str) -> None:
    await phone.choose(name)
    for question in questions:
        known = await phone.messages("to_client").count()
        await phone.write(question)
        await expect(phone.messages("to_client")).to_have_count(known + 1)


if __name__ == "__main__":
    if CHROMIUM is None:
        sys.exit("A picture needs Chromium: install `chromium`, then run `make screenshot` again.")
    asyncio.run(main())
