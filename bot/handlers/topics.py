"""What people of the team write in a topic of their group."""

from aiogram import Bot, F, Router
from aiogram.types import Message

from bot.hints import Hints, Notice
from bot.media import UNSENDABLE
from bot.own_group import OwnGroup
from bot.people import author
from bot.team_reply import read_reply
from bot.topics.newborn import Newborn
from desk.ports import Phrasebook
from desk.tenant import Tenant
from desk.usecases.relay_reply import RelayReply


def router() -> Router:
    router = Router(name="topics")
    for observer in (router.message, router.edited_message):
        observer.filter(OwnGroup(), F.is_topic_message)
    router.message.register(adopt, F.forum_topic_created)
    router.message.register(refuse, F.content_type.in_(UNSENDABLE))
    router.message.register(relay)
    router.edited_message.register(remark, F.text | F.caption)
    return router


async def relay(
    message: Message, tenant: Tenant, relay_reply: RelayReply, hints: Hints, phrasebook: Phrasebook
) -> None:
    reply = read_reply(message, phrasebook.say("anonymous-admin", tenant.team_language))
    if reply is None:
        return
    relayed = await relay_reply(tenant.id, reply)
    if relayed and message.sender_chat:
        await hints.explain_anonymity(tenant.id, message)


async def adopt(message: Message, bot: Bot, tenant: Tenant, newborn: Newborn) -> None:
    """What Telegram tells of every topic; the bot's own is known by it even if the call got no answer."""
    made, author = message.forum_topic_created, message.from_user
    if made and message.message_thread_id and author and author.id == bot.id:
        await newborn.adopt(tenant, made.name, message.message_thread_id)


async def refuse(message: Message, tenant: Tenant, hints: Hints) -> None:
    """A poll or a die can't leave Telegram; whoever wrote it must not believe that it did."""
    if author(message, ""):
        await hints.give(tenant.id, message, Notice.UNSENDABLE)


async def remark(message: Message, tenant: Tenant, hints: Hints) -> None:
    """The client keeps what was sent first."""
    if read_reply(message, ""):
        await hints.give(tenant.id, message, Notice.EDITED)
