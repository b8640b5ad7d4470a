"""The card of a resolved hand-over: no buttons, no pin, and the topic is closed."""

from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest

from bot import refusals
from bot.bots import Bots
from bot.card import CardFacts
from bot.text import excerpt
from bot.topics.attempt import attempt
from bot.topics.card_message import CardMessage, Edited
from bot.topics.icons import Icons
from bot.topics.place import group_of
from desk.handover import Resolution
from desk.ports import Phrasebook
from desk.work import Outcome, Sent

NAME_LIMIT = 120


class ClosedCard:
    def __init__(self, *, bots: Bots, icons: Icons, message: CardMessage, phrasebook: Phrasebook) -> None:
        self._bots = bots
        self._icons = icons
        self._message = message
        self._phrasebook = phrasebook

    async def __call__(self, facts: CardFacts) -> Outcome:
        """A conversation that waits for a person again keeps its topic open."""
        bot, chat_id = self._bots.for_tenant(facts.tenant), group_of(facts.tenant)
        card_id = facts.handover.card_message_id
        edited = await self._message.edit(bot, chat_id, card_id, facts)
        if edited is Edited.CHANGED:
            await self._say_so(bot, chat_id, facts)
        if edited is not Edited.LOST:
            await attempt(bot.unpin_chat_message(chat_id, message_id=card_id))
        if facts.conversation.with_bot and facts.conversation.topic_id is not None:
            await self._close(bot, chat_id, facts.conversation.topic_id, facts)
        return Sent()

    async def _say_so(self, bot: Bot, chat_id: int, facts: CardFacts) -> None:
        agent = facts.handover.assigned_to
        name = excerpt(agent.name, NAME_LIMIT) if agent else ""
        key = f"closed-{facts.handover.resolution or Resolution.SOLVED}"
        text = self._phrasebook.say(key, facts.tenant.team_language, name=name, known="yes" if name else "no")
        try:
            await bot.send_message(
                chat_id, text, message_thread_id=facts.conversation.topic_id, disable_notification=True
            )
        except TelegramBadRequest as refused:
            if not (refusals.says_topic_lost(refused) or refusals.says_topic_closed(refused)):
                raise

    async def _close(self, bot: Bot, chat_id: int, topic_id: int, facts: CardFacts) -> None:
        if icon := await self._icons.of(bot, facts.conversation.state):
            await attempt(bot.edit_forum_topic(chat_id, topic_id, icon_custom_emoji_id=icon))
        await attempt(bot.close_forum_topic(chat_id, topic_id))
