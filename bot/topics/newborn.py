"""A topic that the bot made finds its conversation, whether or not Telegram answered the call."""

from dataclasses import dataclass, replace

from bot.names import topic_name
from desk.ports import Desks, Phrasebook
from desk.tenant import Tenant


@dataclass(frozen=True, slots=True)
class Newborn:
    desks: Desks
    phrasebook: Phrasebook

    async def adopt(self, tenant: Tenant, name: str, topic_id: int) -> bool:
        """Whether it was the topic that exactly one conversation waits for: then none is made again."""
        unnamed = self.phrasebook.say("client-unnamed", tenant.team_language)
        async with self.desks(tenant.id) as desk:
            waiting = [await desk.conversations.get(one) for one in await desk.conversations.without_topics()]
            called = [one.id for one in waiting if topic_name(one, unnamed) == name]
            if len(called) != 1:
                return False
            now = await desk.conversations.lock(called[0])
            if now.topic_id is None:
                await desk.conversations.save(replace(now, topic_id=topic_id))
            return now.topic_id is None
