"""Telegram's flood limits, on request: 20 messages a minute to a group, about one a second to a chat."""

import math
import time
from collections import defaultdict, deque
from dataclasses import dataclass

from sandbox.telegram.errors import flooded
from sandbox.telegram.state import Chat

COUNTED = ("send", "edit", "copy", "forward", "createforumtopic")
"""Method name beginnings that spend the budget; topics and edits count like messages."""
_FREE = ("sendchataction",)


@dataclass(frozen=True, slots=True, kw_only=True)
class RateLimits:
    """`per_chat_burst` messages may come within one second before the one-a-second rule bites.
    `second`: how long one lasts here, so that an hour of a group can be tried in a minute."""

    per_group_minute: int = 20
    per_chat_burst: int = 4
    second: float = 1.0


class FloodControl:
    """Off until `limits` is set. Raises 429 with `retry_after` in whole seconds, as Telegram does."""

    def __init__(self) -> None:
        self.limits: RateLimits | None = None
        self._sent: dict[str, deque[float]] = defaultdict(deque)

    def spend(self, method: str, chat: Chat) -> None:
        if self.limits is None or not method.startswith(COUNTED) or method.startswith(_FREE):
            return
        now = time.monotonic()
        sent = self._sent[chat.key]
        minute = 60 * self.limits.second
        while sent and sent[0] <= now - minute:
            sent.popleft()
        if chat.type != "private" and len(sent) >= self.limits.per_group_minute:
            raise flooded(math.ceil(sent[0] + minute - now) or 1)
        if sum(moment > now - self.limits.second for moment in sent) >= self.limits.per_chat_burst:
            raise flooded(1)
        sent.append(now)
