"""`run.py kb history|rollback|expire|gaps`: entries one by one, and what is missing."""

from collections.abc import Sequence
from datetime import date
from typing import Annotated

import typer
from rich.table import Table

from app.cli.environment import settings_from_environment
from app.cli.running import run_async
from app.cli.slug import Slug, tenant_of
from app.cli.telling import console
from app.store import open_store, silent
from desk.errors import NotFound
from desk.knowledge import KnowledgeItem, Provenance, Version
from desk.ports import Desk
from desk.usecases.revise_answer import end_of

BY = "operator"
NEVER = "never"

Entry = Annotated[str, typer.Argument(help="Words of its question, or its id as `kb history` shows it.")]


def history(slug: Slug, entry: Entry) -> None:
    """What an entry said, when, and whose words they were."""
    run_async(_history(slug, entry))


def rollback(
    slug: Slug,
    entry: Entry,
    version: Annotated[int, typer.Option(min=1, help="The one before the present words if left out.")] = 0,
) -> None:
    """Say again what an entry said before; what was withdrawn comes back."""
    run_async(_rollback(slug, entry, version))


def expire(
    slug: Slug, entry: Entry, day: Annotated[str, typer.Argument(help="The last day, 2030-12-31; or never.")]
) -> None:
    """Say an entry up to that day and no longer; the owner is told the day before."""
    run_async(_expire(slug, entry, day))


def gaps(slug: Slug) -> None:
    """What clients ask and nobody has taught, the most asked first."""
    run_async(_gaps(slug))


async def _history(slug: str, entry: str) -> None:
    async with open_store(settings_from_environment(), silent) as store:
        tenant = await tenant_of(store, slug)
        async with store.desks(tenant.id) as desk:
            item = await _one(desk, entry)
            versions = await desk.archive.versions(item.id)
            uses = (await desk.archive.uses([item.id])).get(item.id, 0)
    table = Table("version", "when", "who", "question", "answer", show_lines=True)
    for version in versions:
        answer = version.answer if version.live else "withdrawn"
        when = f"{version.created_at:%Y-%m-%d %H:%M}"
        table.add_row(str(version.version), when, _who(version), version.question, answer)
    console.print(f"{item.id}{'' if item.live else ' (withdrawn)'}", soft_wrap=True)
    console.print(table)
    ends = f"; until {item.expires_at:%Y-%m-%d %H:%M %Z}" if item.expires_at else ""
    console.print(f"Said {uses}, taught {item.observations}, corrected {item.overruled} times{ends}.")


async def _rollback(slug: str, entry: str, version: int) -> None:
    async with open_store(settings_from_environment(), silent) as store:
        tenant = await tenant_of(store, slug)
        async with store.desks(tenant.id) as desk:
            item = await _one(desk, entry)
            wanted = version or _before(item, await desk.archive.versions(item.id))
            try:
                back = await desk.archive.restore(item.id, wanted, Provenance(source="owner", author=BY))
            except NotFound:
                raise typer.BadParameter(f"The entry has no version {wanted}: see kb history.") from None
    console.print(f"Says again: {back.question} — {back.answer}", soft_wrap=True)


async def _expire(slug: str, entry: str, day: str) -> None:
    last = None if day == NEVER else _day(day)
    async with open_store(settings_from_environment(), silent) as store:
        tenant = await tenant_of(store, slug)
        async with store.desks(tenant.id) as desk:
            item = await _one(desk, entry)
            await desk.archive.expire(item.id, end_of(last, tenant.timezone) if last else None)
    until = f"until {last}, that day included" if last else "for good"
    console.print(f"Said {until}: {item.question}", soft_wrap=True)


async def _gaps(slug: str) -> None:
    async with open_store(settings_from_environment(), silent) as store:
        tenant = await tenant_of(store, slug)
        async with store.desks(tenant.id) as desk:
            missing = await desk.gaps.open(limit=100)
    table = Table("asked", "question", "language", "last")
    for gap in missing:
        table.add_row(str(gap.count), gap.question, gap.language, f"{gap.asked_at:%Y-%m-%d %H:%M}")
    console.print(table if missing else f"Nobody has asked {slug} anything that it could not answer.")


async def _one(desk: Desk, entry: str) -> KnowledgeItem:
    """Raises BadParameter that says which entries it may be."""
    found = await desk.archive.named(entry)
    if len(found) == 1:
        return found[0]
    if not found:
        raise typer.BadParameter(f"No entry asks «{entry}»: see kb list.")
    several = "; ".join(f"{item.id} {item.question}" for item in found)
    raise typer.BadParameter(f"Several entries ask that, name one by its id: {several}")


def _before(item: KnowledgeItem, versions: Sequence[Version]) -> int:
    """The latest that said something else than the entry does now, or its last words once withdrawn."""
    now = (item.question, item.answer) if item.live else None
    known = [one for one in versions if one.live and (one.question, one.answer) != now]
    if not known:
        raise typer.BadParameter("The entry never said anything else.")
    return known[-1].version


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise typer.BadParameter(f"«{text}» is no day: write it as 2030-12-31, or never.") from None


def _who(version: Version) -> str:
    source = version.provenance
    return source.file_name or source.author or source.source
