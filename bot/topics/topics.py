"""The topic of a conversation: made when needed, made anew when lost, reopened when closed."""

from dataclasses import replace

from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest

from bot import refusals
from bot.bots import Bots
from bot.names import topic_name
from bot.topics.icons import Icons
from bot.topics.place import Place, Send, T, group_of
from desk.conversation import Conversation
from desk.ports import Desks, Phrasebook
from desk.tenant import Tenant


class Topics:
    def __init__(self, *, desks: Desks, bots: Bots, icons: Icons, phrasebook: Phrasebook) -> None:
        self._desks = desks
        self._bots = bots
        self._icons = icons
        self._phrasebook = phrasebook

    async def post(
        self, tenant: Tenant, conversation: Conversation, send: Send[T], place: Place | None = None
    ) -> T:
        """Whatever happened to the topic, `send` ends in one that is there; it may be called twice."""
        bot = self._bots.for_tenant(tenant)
        place = place or await self.of(tenant, conversation)
        try:
            return await send(bot, place)
        except TelegramBadRequest as refused:
            if refusals.says_topic_lost(refused) or _outside_is_closed(place, refused):
                place = await self._make(bot, tenant, conversation)
            elif refusals.says_topic_closed(refused):
                place = await self._reopen(bot, tenant, conversation, place)
            else:
                raise
        return await _send_again(bot, place, send)

    async def of(self, tenant: Tenant, conversation: Conversation) -> Place:
        """Made if there is none. Raises GroupMissing, BotMissing."""
        chat_id = group_of(tenant)
        if conversation.topic_id is not None:
            return Place(chat_id=chat_id, topic_id=conversation.topic_id)
        return await self._make(self._bots.for_tenant(tenant), tenant, conversation)

    async def opened(self, tenant: Tenant, conversation: Conversation, place: Place) -> Place:
        """Reopened, or made anew where it is gone: people can write in it."""
        if place.fresh or place.topic_id is None:
            return place
        return await self._reopen(self._bots.for_tenant(tenant), tenant, conversation, place)

    async def _reopen(self, bot: Bot, tenant: Tenant, conversation: Conversation, place: Place) -> Place:
        try:
            await bot.reopen_forum_topic(place.chat_id, place.topic_id or 0)
        except TelegramBadRequest as refused:
            if refusals.says_topic_lost(refused):
                return await self._make(bot, tenant, conversation)
            if not refusals.says_unchanged(refused) and not refusals.says_no_rights(refused):
                raise
        return place

    async def _make(self, bot: Bot, tenant: Tenant, conversation: Conversation) -> Place:
        chat_id = group_of(tenant)
        name = topic_name(conversation, self._phrasebook.say("client-unnamed", tenant.team_language))
        icon = await self._icons.of(bot, conversation.state)
        try:
            topic = await bot.create_forum_topic(chat_id, name, icon_custom_emoji_id=icon)
        except TelegramBadRequest as refused:
            if refusals.says_no_topics(refused) or refusals.says_no_rights(refused):
                if conversation.topic_id is not None:
                    await self._remember(tenant, conversation, None)
                return Place(chat_id=chat_id, topic_id=None, refusal=refused)
            raise
        await self._remember(tenant, conversation, topic.message_thread_id)
        return Place(chat_id=chat_id, topic_id=topic.message_thread_id, fresh=True)

    async def _remember(self, tenant: Tenant, conversation: Conversation, topic_id: int | None) -> None:
        async with self._desks(tenant.id) as desk:
            now = await desk.conversations.lock(conversation.id)
            await desk.conversations.save(replace(now, topic_id=topic_id))


def _outside_is_closed(place: Place, refused: TelegramBadRequest) -> bool:
    return place.topic_id is None and refusals.says_topic_closed(refused)


async def _send_again(bot: Bot, place: Place, send: Send[T]) -> T:
    """Where the group's common part takes nothing either, the reason is that there was no topic."""
    try:
        return await send(bot, place)
    except TelegramBadRequest as refused:
        nowhere = refusals.says_topic_lost(refused) or _outside_is_closed(place, refused)
        if place.refusal and nowhere:
            raise place.refusal from None
        raise
