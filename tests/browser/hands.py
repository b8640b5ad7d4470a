"""What people do on the page: a client on the left, the team on the right."""

from dataclasses import dataclass
from typing import Literal

from playwright.async_api import Locator, Page, expect

Direction = Literal["from_client", "to_client"]


@dataclass(frozen=True, slots=True)
class Phone:
    page: Page

    async def choose(self, name: str) -> None:
        client = self.page.get_by_test_id("client-item").filter(has_text=name)
        await client.click()
        await expect(client).to_have_attribute("aria-pressed", "true")

    async def write(self, text: str) -> None:
        await self.page.get_by_test_id("client-input").fill(text)
        await self.page.get_by_test_id("client-send").click()

    def messages(self, direction: Direction) -> Locator:
        bubbles = self.page.get_by_test_id("phone-messages").get_by_test_id("msg")
        return bubbles.and_(self.page.locator(f"[data-direction={direction}]"))

    @property
    def answer(self) -> Locator:
        """The last that the client got."""
        return self.messages("to_client").last

    async def ask_why(self) -> Locator:
        """Opens the trace of the client's last message."""
        await self.messages("from_client").last.get_by_test_id("trace-open").click()
        return self.page.get_by_test_id("trace-drawer")


@dataclass(frozen=True, slots=True)
class Group:
    page: Page

    def topic(self, name: str) -> Locator:
        return self.page.get_by_test_id("topic-item").filter(has_text=name)

    async def be(self, person: str) -> None:
        """`person` as the list calls them, e.g. «Мадина (владелец)»."""
        await self.page.get_by_test_id("person-select").select_option(label=person)

    async def write(self, text: str) -> None:
        await self.page.get_by_test_id("team-input").fill(text)
        await self.page.get_by_test_id("team-send").click()

    def message(self, text: str) -> Locator:
        """The last with that text in the open topic."""
        return self.page.get_by_test_id("topic-messages").get_by_test_id("msg").filter(has_text=text).last

    def button(self, name: str) -> Locator:
        return self.page.get_by_test_id("inline-button").filter(has_text=name)

    @property
    def pinned(self) -> Locator:
        return self.page.get_by_test_id("pinned")
