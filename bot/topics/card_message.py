"""The message that carries a card."""

from dataclasses import dataclass
from enum import Enum, auto

from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest
from aiogram.types import InlineKeyboardMarkup

from bot import refusals
from bot.buttons import OF_CARD, keyboard
from bot.card import Card, CardFacts
from bot.topics.place import Place
from desk.ports import Phrasebook


class Edited(Enum):
    CHANGED = auto()
    UNCHANGED = auto()
    LOST = auto()


@dataclass(frozen=True, slots=True)
class CardMessage:
    phrasebook: Phrasebook

    async def post(self, bot: Bot, place: Place, facts: CardFacts) -> int:
        """The id of the new message."""
        message = await bot.send_message(
            place.chat_id,
            Card(self.phrasebook).text(facts),
            message_thread_id=place.topic_id,
            reply_markup=self._buttons(facts),
        )
        return message.message_id

    async def edit(self, bot: Bot, chat_id: int, message_id: int | None, facts: CardFacts) -> Edited:
        if message_id is None:
            return Edited.LOST
        try:
            await bot.edit_message_text(
                Card(self.phrasebook).text(facts),
                chat_id=chat_id,
                message_id=message_id,
                reply_markup=self._buttons(facts),
            )
        except TelegramBadRequest as refused:
            if refusals.says_unchanged(refused):
                return Edited.UNCHANGED
            if refusals.says_message_lost(refused) or refusals.says_topic_lost(refused):
                return Edited.LOST
            raise
        return Edited.CHANGED

    def _buttons(self, facts: CardFacts) -> InlineKeyboardMarkup | None:
        handover = facts.handover
        return keyboard(self.phrasebook, facts.tenant.team_language, handover.id, OF_CARD[handover.status])
