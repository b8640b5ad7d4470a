"""A private message to the bot is a client's."""

from aiogram import F, Router
from aiogram.enums import ChatType
from aiogram.filters import CommandStart
from aiogram.types import Message, User

from bot.media import UNSENDABLE, media_of, text_of
from desk.conversation import Channel, Contact
from desk.incoming import IncomingMessage
from desk.message import Media, MediaKind
from desk.ports import Phrasebook
from desk.tenant import Tenant
from desk.usecases.receive_message import ReceiveMessage


def router() -> Router:
    router = Router(name="private")
    router.message.filter(F.chat.type == ChatType.PRIVATE, F.from_user.as_("user"))
    router.message.register(welcome, CommandStart())
    router.message.register(receive)
    return router


async def welcome(message: Message, user: User, tenant: Tenant, phrasebook: Phrasebook) -> None:
    language = "kk" if (user.language_code or "").startswith("kk") else "ru"
    await message.answer(phrasebook.say("welcome", language, business=tenant.name), parse_mode=None)


async def receive(message: Message, user: User, tenant: Tenant, receive_message: ReceiveMessage) -> None:
    text, media = text_of(message), media_of(message) or _unknown(message)
    if not text and media is None:
        return
    incoming = IncomingMessage(
        contact=Contact(channel=Channel.TELEGRAM, external_id=str(user.id), name=user.full_name),
        provider_id=f"{message.chat.id}:{message.message_id}",
        provider_time=message.date,
        text=text,
        media=media,
    )
    await receive_message(tenant.id, incoming)


def _unknown(message: Message) -> Media | None:
    """A poll or a die is no words, but it is a message."""
    return Media(kind=MediaKind.OTHER) if message.content_type in UNSENDABLE else None
