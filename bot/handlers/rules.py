"""`/rules`: the owner reads and changes who deals with what."""

from aiogram import F, Router
from aiogram.filters import Command, Filter
from aiogram.types import CallbackQuery, ForceReply, Message

from bot.answers import tell
from bot.buttons import Button, Pressed
from bot.own_group import OwnGroup
from bot.owner import ByOwner
from bot.rules_page import Choice, RulesPage, Wish, opened
from desk.policy import TEXT_LENGTH, Matter, Treatment, WordsMissing, WordsTooLong
from desk.ports import Phrasebook, Tenants
from desk.tenant import Tenant
from desk.usecases.change_policy import ChangePolicy


class Wished(Filter):
    """A reply to the bot's own request for words; gives the `wish`."""

    async def __call__(
        self, message: Message, tenant: Tenant, phrasebook: Phrasebook
    ) -> bool | dict[str, Wish]:
        asking = message.reply_to_message
        if asking is None or asking.from_user is None or not asking.from_user.is_bot or not message.text:
            return False
        wish = RulesPage(phrasebook, tenant).asked(asking.text or "")
        return {"wish": wish} if wish else False


def router() -> Router:
    router = Router(name="rules")
    router.message.filter(OwnGroup())
    router.message.register(elsewhere, Command("rules"), F.is_topic_message)
    router.message.register(show, Command("rules"), ByOwner())
    router.message.register(refuse, Command("rules"))
    router.message.register(write, ByOwner(), Wished())
    router.callback_query.filter(OwnGroup())
    router.callback_query.register(turn, ByOwner(), Pressed(Button.RULES, read=opened, called="matter"))
    router.callback_query.register(choose, ByOwner(), Pressed(Button.RULE, read=Choice.read, called="choice"))
    router.callback_query.register(ask, ByOwner(), Pressed(Button.WORDS, read=Wish.read, called="wish"))
    router.callback_query.register(refuse_press, Pressed(Button.RULES, Button.RULE, Button.WORDS, read=str))
    return router


async def show(message: Message, tenant: Tenant, phrasebook: Phrasebook) -> None:
    text, buttons = RulesPage(phrasebook, tenant).all()
    await message.answer(text, reply_markup=buttons)


async def elsewhere(message: Message, tenant: Tenant, phrasebook: Phrasebook) -> None:
    """What is written in a client's topic goes to the client: no place to write the owner's words."""
    await message.answer(phrasebook.say("rules-elsewhere", tenant.team_language))


async def refuse(message: Message, tenant: Tenant, phrasebook: Phrasebook) -> None:
    await message.answer(phrasebook.say("rules-owner-only", tenant.team_language))


async def refuse_press(query: CallbackQuery, tenant: Tenant, phrasebook: Phrasebook) -> None:
    await tell(query, phrasebook.say("rules-owner-only", tenant.team_language), alert=True)


async def turn(query: CallbackQuery, matter: Matter | None, tenant: Tenant, phrasebook: Phrasebook) -> None:
    await _turn(query, RulesPage(phrasebook, tenant), matter)
    await tell(query, "")


async def choose(
    query: CallbackQuery,
    choice: Choice,
    tenant: Tenant,
    tenants: Tenants,
    change_policy: ChangePolicy,
    phrasebook: Phrasebook,
) -> None:
    try:
        await change_policy(tenant.id, choice.matter, choice.treatment, {})
    except WordsMissing:
        await tell(query, phrasebook.say("press-stale", tenant.team_language), alert=True)
        return
    await _turn(query, RulesPage(phrasebook, await tenants.get(tenant.id)), choice.matter)
    await tell(query, phrasebook.say("rules-changed", tenant.team_language))


async def ask(query: CallbackQuery, wish: Wish, tenant: Tenant, phrasebook: Phrasebook) -> None:
    if isinstance(query.message, Message):
        text = RulesPage(phrasebook, tenant).asking(wish)
        await query.message.answer(text, reply_markup=ForceReply(), parse_mode=None)
    await tell(query, "")


async def write(
    message: Message,
    wish: Wish,
    tenant: Tenant,
    tenants: Tenants,
    change_policy: ChangePolicy,
    phrasebook: Phrasebook,
) -> None:
    words = (message.text or "").strip()
    try:
        await change_policy(tenant.id, wish.matter, Treatment.TEMPLATE, {wish.language: words})
    except WordsTooLong:
        await message.answer(phrasebook.say("rules-too-long", tenant.team_language, most=TEXT_LENGTH))
        return
    text, buttons = RulesPage(phrasebook, await tenants.get(tenant.id)).one(wish.matter)
    await message.answer(text, reply_markup=buttons)


async def _turn(query: CallbackQuery, page: RulesPage, matter: Matter | None) -> None:
    if isinstance(query.message, Message):
        text, buttons = page.one(matter) if matter else page.all()
        await query.message.edit_text(text, reply_markup=buttons)
