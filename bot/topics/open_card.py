"""The card of a hand-over that waits for a person or has one."""

from dataclasses import replace

from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest

from bot.bots import Bots
from bot.card import CardFacts
from bot.problems import Problems
from bot.topics.attempt import attempt
from bot.topics.card_message import CardMessage, Edited
from bot.topics.icons import Icons
from bot.topics.place import Place
from bot.topics.topics import Topics
from desk.ports import Desks
from desk.work import Failed, Outcome, Sent


class OpenCard:
    """`Failed` when the card stands in its topic, but unpinned or without an icon, because the bot lacks a
    right. That it stands outside a topic is no failure: it is watched over until it gets one."""

    def __init__(
        self,
        *,
        desks: Desks,
        bots: Bots,
        topics: Topics,
        icons: Icons,
        message: CardMessage,
        problems: Problems,
    ) -> None:
        self._desks = desks
        self._bots = bots
        self._topics = topics
        self._icons = icons
        self._message = message
        self._problems = problems

    async def __call__(self, facts: CardFacts, *, anew: bool) -> Outcome:
        """`anew`: the topic is new, a card that was posted elsewhere does not count."""
        bot = self._bots.for_tenant(facts.tenant)
        place = await self._topics.of(facts.tenant, facts.conversation)
        facts = self._warned(facts, place)
        if place.fresh and facts.conversation.topic_id is None:
            await self._take_away(bot, place, facts.handover.card_message_id)
        card_id = None if anew or place.fresh else facts.handover.card_message_id
        edited = await self._message.edit(bot, place.chat_id, card_id, facts)
        if card_id is None or edited is Edited.LOST:
            return await self._post(bot, place, facts)
        pinned = await self._pin(bot, place, card_id) if edited is Edited.UNCHANGED else None
        return self._outcome(facts, place, pinned, await self._repaint(bot, place, facts))

    async def _take_away(self, bot: Bot, place: Place, card_id: int | None) -> None:
        """The card stood outside a topic until now; one that is too old to be deleted just stays."""
        if card_id is not None:
            await attempt(bot.delete_message(place.chat_id, card_id))

    async def _post(self, bot: Bot, place: Place, facts: CardFacts) -> Outcome:
        async def send(bot: Bot, place: Place) -> tuple[Place, int]:
            return place, await self._message.post(bot, place, facts)

        place = await self._topics.opened(facts.tenant, facts.conversation, place)
        place, message_id = await self._topics.post(facts.tenant, facts.conversation, send, place)
        async with self._desks(facts.tenant.id) as desk:
            await desk.handovers.card_posted(facts.handover.id, place.chat_id, message_id)
        pinned = await self._pin(bot, place, message_id)
        return self._outcome(facts, place, pinned, await self._repaint(bot, place, facts))

    async def _pin(self, bot: Bot, place: Place, message_id: int) -> TelegramBadRequest | None:
        """Also when an earlier try ended between the card and its pin: then the card needs no change."""
        return await attempt(bot.pin_chat_message(place.chat_id, message_id, disable_notification=True))

    async def _repaint(self, bot: Bot, place: Place, facts: CardFacts) -> TelegramBadRequest | None:
        """A topic made just now has its icon already."""
        if place.fresh or place.topic_id is None:
            return None
        icon = await self._icons.of(bot, facts.conversation.state)
        if icon is None:
            return None
        return await attempt(bot.edit_forum_topic(place.chat_id, place.topic_id, icon_custom_emoji_id=icon))

    def _warned(self, facts: CardFacts, place: Place) -> CardFacts:
        if place.refusal is None:
            return facts
        return replace(facts, warning=self._problems.say(place.refusal, facts.tenant.team_language))

    def _outcome(self, facts: CardFacts, place: Place, *refusals: TelegramBadRequest | None) -> Outcome:
        refused = next(filter(None, refusals), None)
        if refused is None or place.refusal:
            return Sent()
        return Failed(error=self._problems.say(refused, facts.tenant.team_language))
