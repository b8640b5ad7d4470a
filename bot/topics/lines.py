"""What is written below a card: copies and notices."""

from collections.abc import Awaitable, Callable

from aiogram import Bot

from bot.topics.place import Place
from bot.topics.show_card import card_anew
from bot.topics.topics import Topics
from desk.conversation import Conversation
from desk.ports import Desks
from desk.tenant import Tenant

Write = Callable[[Bot, Place], Awaitable[None]]


class Lines:
    """A topic that had to be made for a line gets its card as well; so does the group's common part where
    a lost topic could not be made anew."""

    def __init__(self, *, desks: Desks, topics: Topics) -> None:
        self._desks = desks
        self._topics = topics

    async def post(self, tenant: Tenant, conversation: Conversation, write: Write) -> None:
        async def send(bot: Bot, place: Place) -> Place:
            await write(bot, place)
            return place

        place = await self._topics.post(tenant, conversation, send)
        lost = place.topic_id is None and conversation.topic_id is not None
        if (place.fresh or lost) and conversation.handover:
            async with self._desks(tenant.id) as desk:
                await desk.outbox.add(card_anew(conversation.id, conversation.handover.id))
