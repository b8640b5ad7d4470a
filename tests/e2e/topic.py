"""A topic of a group as the team sees it, and what people of the team do in it."""

from dataclasses import dataclass

from sandbox import Media, SandboxWorld
from sandbox.telegram.people import buttons
from sandbox.telegram.state import StoredMessage
from sandbox.telegram.state import Topic as TopicState
from sandbox.telegram.topic_icons import EMOJI_BY_ID
from sandbox.wire import Json

REASON = "\nПочему: "
"""A line that every card has, open or closed."""
BARE = "\N{VARIATION SELECTOR-16}"


@dataclass(frozen=True, slots=True)
class Topic:
    world: SandboxWorld
    group: int
    thread_id: int

    @property
    def name(self) -> str:
        return self._state.name

    @property
    def icon(self) -> str:
        return EMOJI_BY_ID[self._state.icon_custom_emoji_id or ""].rstrip(BARE)

    @property
    def closed(self) -> bool:
        return self._state.is_closed

    @property
    def messages(self) -> list[Json]:
        return self.world.telegram.messages(self.group, self.thread_id)

    @property
    def texts(self) -> list[str]:
        return [one.get("text") or one.get("caption", "") for one in self.messages]

    @property
    def pinned(self) -> list[int]:
        """Ids of this topic's messages that are pinned now."""
        own = {one["message_id"] for one in self.messages}
        return [pinned for pinned in self.world.telegram.network.group(self.group).pinned if pinned in own]

    @property
    def cards(self) -> list[Json]:
        """All that ever stood here, oldest first."""
        return [one for one in self.messages if REASON in one.get("text", "")]

    @property
    def card(self) -> Json:
        return self.cards[-1]

    def says(self, words: str) -> bool:
        return any(words in text for text in self.texts)

    def offers(self, message: Json) -> list[str]:
        """Callback data of the buttons under a message."""
        return list(buttons(message).values())

    def offering(self, kind: str) -> Json | None:
        """The last message with a button of this kind: `take`, `retry`, `forget` …"""
        found = [
            one for one in self.messages if any(data.startswith(f"{kind}_") for data in self.offers(one))
        ]
        return found[-1] if found else None

    def press(self, kind: str, person: int) -> str:
        """Presses the last button of this kind; the id of the press."""
        message = self.offering(kind)
        if message is None:
            raise KeyError(kind)
        data = next(data for data in self.offers(message) if data.startswith(f"{kind}_"))
        return self.world.telegram.people.press(self.group, message["message_id"], person, data)

    async def pressed(self, kind: str, person: int) -> Json:
        """The same, and what the person was told: `{"text", "show_alert", …}`."""
        return await self.answer(self.press(kind, person))

    async def answer(self, press_id: str) -> Json:
        """What the person who pressed was told."""
        return await self.world.until(lambda: self.world.telegram.people.answer_to(press_id))

    def write(self, person: int, text: str = "", *, media: Media | None = None) -> int:
        """The id of the new message."""
        written = self.world.telegram.people.write(
            self.group, person, text, media=media, thread_id=self.thread_id
        )
        return int(written["message_id"])

    def reactions(self, message_id: int) -> list[str]:
        """What bots put on it."""
        return [emoji for emojis in self._stored(message_id).reactions.values() for emoji in emojis]

    async def reacted(self, message_id: int, emoji: str, within_seconds: float = 10.0) -> None:
        await self.world.until(lambda: self.reactions(message_id) == [emoji], within_seconds)

    def _stored(self, message_id: int) -> StoredMessage:
        return self.world.telegram.network.group(self.group).messages[message_id]

    @property
    def _state(self) -> TopicState:
        return self.world.telegram.network.group(self.group).topics[self.thread_id]
