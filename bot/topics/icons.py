"""A topic's icon says how its conversation stands."""

from aiogram import Bot

from desk.conversation import ConversationState

_WANTED: dict[ConversationState, tuple[str, ...]] = {
    ConversationState.PENDING: ("❗", "‼", "🔥"),
    ConversationState.MANAGER_ACTIVE: ("💬", "🗣", "✍"),
    ConversationState.BOT_ACTIVE: ("✅", "🏁", "🤖"),
}
_PRESENTATION = "\N{VARIATION SELECTOR-16}"


class Icons:
    """Telegram gives icons ids; only those of its own set may be used, so they are looked up by emoji."""

    def __init__(self) -> None:
        self._ids: dict[int, dict[str, str]] = {}

    async def of(self, bot: Bot, state: ConversationState) -> str | None:
        """None when Telegram has no such icon."""
        if bot.id not in self._ids:
            self._ids[bot.id] = await _offered(bot)
        known = self._ids[bot.id]
        return next((known[emoji] for emoji in _WANTED[state] if emoji in known), None)


async def _offered(bot: Bot) -> dict[str, str]:
    return {
        sticker.emoji.rstrip(_PRESENTATION): sticker.custom_emoji_id
        for sticker in await bot.get_forum_topic_icon_stickers()
        if sticker.emoji and sticker.custom_emoji_id
    }
