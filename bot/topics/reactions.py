"""How far a manager's message got, as a reaction on it."""

from aiogram.exceptions import TelegramAPIError, TelegramNetworkError, TelegramRetryAfter, TelegramServerError
from aiogram.types import ReactionTypeEmoji

from bot.bots import Bots
from bot.topics.addresses import address
from desk.message import MessageStatus
from desk.ports import Desks
from desk.tenant import Tenant
from desk.work import ClaimedWork, Outcome, Sent

EMOJI: dict[MessageStatus, str] = {
    MessageStatus.QUEUED: "👀",
    MessageStatus.SENT: "👌",
    MessageStatus.FAILED: "💔",
    MessageStatus.UNCERTAIN: "🤔",
}
"""All of them stand in the list that bots may use: core.telegram.org/bots/api#reactiontypeemoji"""
_PASSING = (TelegramNetworkError, TelegramRetryAfter, TelegramServerError)


class React:
    """Does REACT. A reaction that Telegram refuses is left out: the words have arrived or not without it."""

    def __init__(self, *, desks: Desks, bots: Bots) -> None:
        self._desks = desks
        self._bots = bots

    async def __call__(self, tenant: Tenant, claimed: ClaimedWork) -> Outcome:
        async with self._desks(tenant.id) as desk:
            message = await desk.messages.get(claimed.work.subject_id)
        place, emoji = address(message), EMOJI.get(message.status)
        if place and emoji:
            chat_id, message_id = place
            try:
                await self._bots.for_tenant(tenant).set_message_reaction(
                    chat_id, message_id, [ReactionTypeEmoji(emoji=emoji)]
                )
            except _PASSING:
                raise
            except TelegramAPIError:
                return Sent()
        return Sent()
