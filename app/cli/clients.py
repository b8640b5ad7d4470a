"""`run.py client`: the businesses that use the service."""

import secrets
import uuid
from typing import Annotated

import typer
from rich.table import Table

from app.cli.environment import settings_from_environment
from app.cli.opening import SETTINGS
from app.cli.running import run_async
from app.cli.sections import check, rows, with_settings
from app.cli.slug import Slug, tenant_of
from app.cli.telling import console
from app.store import open_store, silent
from desk.team import TeamRole
from desk.tenant import Tenant
from storage.erasure import erase_user

cli = typer.Typer(help="Add, change, show and erase.", no_args_is_help=True)

READ_BACK = frozenset(SETTINGS)
"""Written as people write them, so they are shown as they were understood."""

SHORTEST_ID = 5
"""Digits of the oldest Telegram ids; whole phone numbers have more."""


@cli.command()
def add(
    slug: Slug,
    name: Annotated[str, typer.Option(help="As its clients know it.")],
    telegram_chat_id: Annotated[str, typer.Option(help="The group with topics (-100…).")] = "",
    owner_telegram_id: Annotated[str, typer.Option(help="One id, or several parted by commas.")] = "",
    telegram_bot_token: Annotated[str, typer.Option(help="If not the one in TELEGRAM_BOT_TOKEN.")] = "",
    chatflow_token: Annotated[str, typer.Option(help="If not the one in CHATFLOW_TOKEN.")] = "",
    instance_id: Annotated[str, typer.Option(help="ChatFlow's instance.")] = "",
    webhook_secret: Annotated[str, typer.Option(help="Made for you when left out.")] = "",
    timezone: Annotated[str, typer.Option(help="Such as Asia/Almaty.")] = "",
    language: Annotated[str, typer.Option(help="ru, kk or both; the first is the team's.")] = "",
) -> None:
    """Add a business; adding a known one changes what is given and keeps the rest."""
    given = {
        "name": name,
        "telegram_chat_id": telegram_chat_id,
        "owner_telegram_id": owner_telegram_id,
        "telegram_bot_token": telegram_bot_token,
        "chatflow_token": chatflow_token,
        "instance_id": instance_id,
        "webhook_secret": webhook_secret,
        "timezone": timezone,
        "language": language,
    }
    run_async(_add(slug, {key: value for key, value in given.items() if value}))


@cli.command(name="set")
def set_(slug: Slug, pairs: Annotated[list[str], typer.Argument(metavar="KEY=VALUE…")]) -> None:
    """Change settings, e.g. `client set salon telegram_chat_id=-1001234567890`.

    Working hours are written as people write them: `hours="пн-пт 10:00-20:00, сб 11:00-18:00"`,
    `holidays="1 января выходной, 31.12.2026 10:00-16:00, остальные 11:00-18:00"`.
    The owner's rules are settings too: `policy.refund=answer`, `policy.cancel.kk=template:"…"`.
    """
    given: dict[str, str] = {}
    for pair in pairs:
        key, equals, value = pair.partition("=")
        if not equals:
            raise typer.BadParameter("A setting is written as name=value, such as timezone=Asia/Almaty.")
        given[key.strip().lower().replace("-", "_")] = value.strip()
    check(given)
    run_async(_set(slug, given))


@cli.command()
def role(
    slug: Slug,
    telegram_id: Annotated[int, typer.Argument(help="The person's own id, a number.")],
    role: Annotated[TeamRole, typer.Argument(help="admin or manager; owners are a setting.")],
) -> None:
    """Name somebody of the team an admin, who teaches like the owner; or a manager, who proposes."""
    if role is TeamRole.OWNER:
        raise typer.BadParameter(f"Owners are set by: client set {slug} owner_telegram_id={telegram_id}.")
    run_async(_appoint(slug, telegram_id, admin=role is TeamRole.ADMIN))


@cli.command()
def show(slug: Slug) -> None:
    """Show a business; of secrets only whether they are set."""
    run_async(_show(slug))


@cli.command()
def erase(slug: Slug, user: Annotated[str, typer.Option(help="The client's phone, or Telegram id.")]) -> None:
    """Erase everything about one client of a business: talks, files, work; learnt answers stay."""
    run_async(_erase(slug, user))


async def _add(slug: str, given: dict[str, str]) -> None:
    if not slug.replace("-", "").replace("_", "").isalnum() or not slug.isascii():
        raise typer.BadParameter(f"«{slug}» can't stand in an address: use latin letters, digits, hyphens.")
    settings = settings_from_environment()
    async with open_store(settings, silent) as store:
        known = await store.tenants.by_slug(slug)
        fresh = Tenant(id=uuid.uuid4(), slug=slug, name=slug, webhook_secret=secrets.token_urlsafe(24))
        tenant = with_settings(known or fresh, given)
        await store.tenants.save(tenant)
    console.print(f"{'Changed' if known else 'Added'}: {tenant.name} ({slug})", soft_wrap=True)
    if known is None and "webhook_secret" not in given:
        base = settings.public_base_url or "https://<the address the internet knows>"
        address = f"{base}/webhook/{slug}?secret={tenant.webhook_secret}"
        console.print("Webhook for ChatFlow, shown once:", address, soft_wrap=True)


async def _set(slug: str, given: dict[str, str]) -> None:
    async with open_store(settings_from_environment(), silent) as store:
        tenant = with_settings(await tenant_of(store, slug), given)
        await store.tenants.save(tenant)
    console.print(f"Set for {slug}: {', '.join(given)}", soft_wrap=True)
    for name in sorted(READ_BACK.intersection(given)):
        console.print(f"{name}: {rows(tenant)[name]}", soft_wrap=True)


async def _appoint(slug: str, telegram_id: int, *, admin: bool) -> None:
    async with open_store(settings_from_environment(), silent) as store:
        tenant = await tenant_of(store, slug)
        async with store.desks(tenant.id) as desk:
            await desk.agents.appoint(telegram_id, admin=admin)
    console.print(f"{telegram_id} is {'an admin' if admin else 'a manager'} of {slug}.")


async def _show(slug: str) -> None:
    async with open_store(settings_from_environment(), silent) as store:
        tenant = await tenant_of(store, slug)
        async with store.desks(tenant.id) as desk:
            entries = len(await desk.knowledge.live())
            admins = [agent for agent, admin in await desk.agents.all() if admin]
    table = Table(show_header=False, box=None)
    others = {
        "id": str(tenant.id),
        "admins": ", ".join(f"{one.telegram_id} {one.name}".strip() for one in admins) or "none",
        "knowledge": f"{entries} entries",
    }
    for name, value in {**rows(tenant), **others}.items():
        table.add_row(name, value)
    console.print(table)


async def _erase(slug: str, phone: str) -> None:
    digits = "".join(filter(str.isdigit, phone))
    if len(digits) < SHORTEST_ID:
        raise typer.BadParameter(f"«{phone}» is neither a whole phone number nor a Telegram id.")
    async with open_store(settings_from_environment(), silent) as store:
        tenant = await tenant_of(store, slug)
        erased = await erase_user(store.engine, tenant.id, digits)
    phone = f"the phone or id that ends in {digits[-4:]}"
    console.print(f"Erased: everything about {phone}." if erased else f"No client of {slug} has {phone}.")
