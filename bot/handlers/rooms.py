"""What people of the team write in a room of their own: it is never a client's."""

from aiogram import F, Router
from aiogram.types import Message

from bot.own_group import OwnGroup
from bot.slips.filters import InRoom


def router() -> Router:
    """Stands before the topics of conversations. What a room is for is registered before `stays`."""
    router = Router(name="rooms")
    for observer in (router.message, router.edited_message):
        observer.filter(OwnGroup(), F.is_topic_message, InRoom())
        observer.register(stays)
    return router


async def stays(_: Message) -> None:
    """People may talk among themselves."""
