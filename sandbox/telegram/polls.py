"""Who is polling for a bot: a newer poll ends the older one, as with the real API."""

from sandbox.telegram.errors import Refusal
from sandbox.telegram.state import Bot


class Polls:
    def __init__(self) -> None:
        self._latest: dict[int, int] = {}

    def is_open(self, bot_id: int) -> bool:
        """Whether somebody has polled for this bot since the start."""
        return bot_id in self._latest

    def begin(self, bot: Bot) -> int:
        self._latest[bot.user.id] = self._latest.get(bot.user.id, 0) + 1
        return self._latest[bot.user.id]

    def check(self, bot: Bot, poll: int) -> None:
        """Raise 409 when `poll` is no longer the latest."""
        if self._latest[bot.user.id] != poll:
            raise Refusal(
                409,
                "Conflict: terminated by other getUpdates request;"
                " make sure that only one bot instance is running",
            )
