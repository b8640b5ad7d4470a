"""Documents for the bot to learn from: sent to it by the owner, or into the room of its knowledge."""

from collections.abc import Mapping
from pathlib import PurePosixPath
from urllib.parse import urlsplit
from uuid import UUID

from aiogram import F, Router
from aiogram.enums import ChatType, MessageEntityType
from aiogram.filters import Command, Filter
from aiogram.types import BufferedInputFile, CallbackQuery, Message, User

from bot.answers import reason_of, settle
from bot.buttons import Button, Pressed
from bot.media import media_of
from bot.own_group import OwnGroup
from bot.owner import ByOwner
from bot.people import agent
from bot.slips.filters import InRoom
from desk.errors import DeskError, NotFound
from desk.message import Media, MediaKind
from desk.ports import Phrasebook, Templates
from desk.slip import Room
from desk.tenant import Tenant
from desk.upload import Upload
from desk.usecases.decide_upload import DecideUpload
from desk.usecases.offer_document import OfferDocument

SWAPS: Mapping[Button, bool] = {
    Button.LOAD: False,
    Button.SWAP: True,
}
"""Whether what contradicts the document gives way to it."""


class Document(Filter):
    """Gives the handler `media`."""

    async def __call__(self, message: Message) -> bool | dict[str, Media]:
        media = media_of(message) if message.document and not message.animation else None
        return {"media": media} if media else False


class Offered(Document):
    """A document, or nothing but the address of one."""

    async def __call__(self, message: Message) -> bool | dict[str, Media]:
        document = await super().__call__(message)
        if document:
            return document
        address = _only_address(message)
        return {"media": _at(address)} if address else False


def group_router() -> Router:
    """Stands before the rooms."""
    router = Router(name="uploads")
    router.message.filter(OwnGroup())
    router.message.register(offer, InRoom(Room.KNOWLEDGE), Offered(), F.from_user.as_("user"))
    router.message.register(point_out, Document(), ~F.is_topic_message, F.from_user.as_("user"))
    router.message.register(point_out, Document(), InRoom(), F.from_user.as_("user"))
    router.message.register(give_template, Command("template"))
    router.callback_query.filter(OwnGroup())
    router.callback_query.register(load, Pressed(*SWAPS))
    router.callback_query.register(drop, Pressed(Button.DROP))
    return router


def private_router() -> Router:
    """Stands before what makes a client of everybody who writes."""
    router = Router(name="owner's documents")
    router.message.filter(F.chat.type == ChatType.PRIVATE, ByOwner(), F.from_user.as_("user"))
    router.message.register(offer, Offered())
    router.message.register(give_template, Command("template"))
    return router


async def offer(
    message: Message,
    media: Media,
    user: User,
    tenant: Tenant,
    offer_document: OfferDocument,
    phrasebook: Phrasebook,
) -> None:
    language = tenant.team_language
    if tenant.telegram_chat_id is None:
        await message.reply(phrasebook.say("upload-no-group", language), parse_mode=None)
        return
    try:
        await offer_document(tenant.id, agent(user), media)
    except DeskError as error:
        await message.reply(reason_of(error, phrasebook, language), parse_mode=None)
        return
    if message.chat.type == ChatType.PRIVATE:
        await message.reply(phrasebook.say("upload-taken", language), parse_mode=None)


async def point_out(
    message: Message,
    media: Media,
    user: User,
    tenant: Tenant,
    offer_document: OfferDocument,
    phrasebook: Phrasebook,
) -> None:
    """Where no client reads it, a document may be meant for the bot; where one does, it is the client's."""
    if await offer_document.would_take(tenant.id, agent(user), media):
        told = phrasebook.say("upload-elsewhere", tenant.team_language)
        await message.reply(told, parse_mode=None, disable_notification=True)


async def give_template(
    message: Message, tenant: Tenant, templates: Templates, phrasebook: Phrasebook
) -> None:
    """`/template salon`; without a known kind, what kinds there are."""
    language = tenant.team_language
    kind = (message.text or "").partition(" ")[2].strip().lower()
    try:
        text = templates.text(kind, language)
    except NotFound:
        lines = [phrasebook.say("template-kinds", language)]
        lines += [
            f"/template {one} — {phrasebook.say(f'template-{one}', language)}" for one in templates.kinds()
        ]
        await message.reply("\n".join(lines), parse_mode=None)
        return
    file = BufferedInputFile(text.encode(), f"{kind}.md")
    await message.reply_document(file, caption=phrasebook.say("template-how", language), parse_mode=None)


async def load(
    query: CallbackQuery,
    button: Button,
    subject_id: UUID,
    tenant: Tenant,
    decide_upload: DecideUpload,
    phrasebook: Phrasebook,
) -> None:
    loading = decide_upload.load(tenant.id, subject_id, agent(query.from_user), swaps=SWAPS[button])
    await settle(query, tenant, phrasebook, loading, _decided)


async def drop(
    query: CallbackQuery,
    subject_id: UUID,
    tenant: Tenant,
    decide_upload: DecideUpload,
    phrasebook: Phrasebook,
) -> None:
    dropping = decide_upload.decline(tenant.id, subject_id, agent(query.from_user))
    await settle(query, tenant, phrasebook, dropping, _decided)


def _decided(upload: Upload) -> str:
    return f"press-upload-{upload.status}"


def _only_address(message: Message) -> str:
    text = (message.text or "").strip()
    links = [one for one in message.entities or () if one.type == MessageEntityType.URL]
    return text if len(links) == 1 and links[0].extract_from(message.text or "") == text else ""


def _at(address: str) -> Media:
    """A page unless its name says otherwise."""
    url = address if "://" in address else f"https://{address}"
    parts = urlsplit(url)
    name = PurePosixPath(parts.path).name
    if "." not in name:
        name = f"{parts.hostname or 'page'}.html"
    return Media(kind=MediaKind.DOCUMENT, mimetype="text/html", file_name=name, url=url)
