"""The team's own topics: made when first needed, made anew when somebody deleted them."""

from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest

from bot import refusals
from bot.bots import Bots
from bot.topics.place import Place, Send, T, group_of
from desk.ports import Desks, Phrasebook
from desk.slip import Room
from desk.tenant import Tenant


class RoomTopics:
    def __init__(self, *, desks: Desks, bots: Bots, phrasebook: Phrasebook) -> None:
        self._desks = desks
        self._bots = bots
        self._phrasebook = phrasebook

    async def post(self, tenant: Tenant, room: Room, send: Send[T]) -> T:
        """Whatever happened to the room, `send` ends in one that is there; it may be called twice.
        Without topics in the group it is the group's common part."""
        bot, place = self._bots.for_tenant(tenant), await self._of(tenant, room)
        try:
            return await send(bot, place)
        except TelegramBadRequest as refused:
            if refusals.says_topic_lost(refused):
                place = await self._make(bot, tenant, room)
            elif refusals.says_topic_closed(refused):
                await bot.reopen_forum_topic(place.chat_id, place.topic_id or 0)
            else:
                raise
        return await send(bot, place)

    async def _of(self, tenant: Tenant, room: Room) -> Place:
        async with self._desks(tenant.id) as desk:
            topic_id = await desk.rooms.topic_of(room)
        if topic_id is not None:
            return Place(chat_id=group_of(tenant), topic_id=topic_id)
        return await self._make(self._bots.for_tenant(tenant), tenant, room)

    async def _make(self, bot: Bot, tenant: Tenant, room: Room) -> Place:
        chat_id = group_of(tenant)
        try:
            topic = await bot.create_forum_topic(
                chat_id, self._phrasebook.say(f"room-{room}", tenant.team_language)
            )
        except TelegramBadRequest as refused:
            if refusals.says_no_topics(refused) or refusals.says_no_rights(refused):
                return Place(chat_id=chat_id, topic_id=None, refusal=refused)
            raise
        async with self._desks(tenant.id) as desk:
            await desk.rooms.made(room, chat_id, topic.message_thread_id)
        return Place(chat_id=chat_id, topic_id=topic.message_thread_id, fresh=True)
