"""`run.py kb`: what a business' bot may say."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer
from rich.table import Table

from app.cli import entries
from app.cli.environment import settings_from_environment
from app.cli.foreseeing import agreed, foresight
from app.cli.running import run_async
from app.cli.slug import Slug, tenant_of
from app.cli.telling import console
from app.store import open_store, silent
from desk.services import Service

cli = typer.Typer(help="Import, list, search and index the knowledge of a business.", no_args_is_help=True)

OPERATORS = "en"


@cli.command(name="import")
def import_(
    slug: Slug,
    paths: Annotated[list[Path], typer.Argument(exists=True, dir_okay=False, readable=True)],
    yes: Annotated[bool, typer.Option("--yes", help="Also what contradicts the team's own answers.")] = False,
) -> None:
    """Files of questions and answers: md, csv, xlsx, docx, pdf, html; and price lists: csv, xlsx with columns
    such as «услуга» and «цена». A running service sees them at once."""
    run_async(_import(slug, paths, yes=yes))


@cli.command()
def template(
    kind: Annotated[str, typer.Argument(help="Of business: cakes, cars, clinic or salon.")],
    language: Annotated[str, typer.Option(help="ru or kk.")] = "ru",
) -> None:
    """Questions that such a business is asked, to be filled in and imported: `kb template salon > faq.md`."""
    from app.templates import TemplateFolder

    folder = TemplateFolder()
    if kind not in folder.kinds():
        raise typer.BadParameter(
            f"There is no template for «{kind}»; there are: {', '.join(folder.kinds())}."
        )
    sys.stdout.write(folder.text(kind, language))


@cli.command(name="list")
def list_(slug: Slug) -> None:
    """All live entries, and the services of price lists."""
    run_async(_list(slug))


cli.command()(entries.history)
cli.command()(entries.rollback)
cli.command()(entries.expire)
cli.command()(entries.gaps)


@cli.command()
def search(slug: Slug, text: str, limit: Annotated[int, typer.Option(min=1, max=50)] = 5) -> None:
    """What the knowledge holds on this, best first."""
    run_async(_search(slug, text, limit))


@cli.command()
def reindex(slug: Slug) -> None:
    """Embed and index all entries anew; the service goes on answering meanwhile."""
    run_async(_reindex(slug))


async def _import(slug: str, paths: list[Path], *, yes: bool) -> None:
    from app.importing import import_documents, read_files

    settings = settings_from_environment()
    async with open_store(settings, silent) as store:
        tenant = await tenant_of(store, slug)
        with console.status("Reading…"):
            documents = read_files(paths)
            foreseen = await foresight(settings, store, tenant, documents)
        if not (yes or agreed(tenant, foreseen)):
            raise typer.BadParameter("Nothing was imported: say --yes to import the files all the same.")
        imported = await import_documents(store.desks, tenant.id, documents, disputes=foreseen.disputes)
    console.print(f"Imported into {slug}: {imported.entries} entries.")
    if imported.unfilled:
        console.print(f"Left out: {imported.unfilled} answers with [?…] that are still to be filled in.")
    if foreseen.gives_way:
        console.print(f"Answers of the team that gave way: {len(foreseen.gives_way)}; `kb history` has them.")


async def _list(slug: str) -> None:
    async with open_store(settings_from_environment(), silent) as store:
        tenant = await tenant_of(store, slug)
        async with store.desks(tenant.id) as desk:
            items, services = await desk.knowledge.live(), await desk.services.live()
            uses = await desk.archive.uses([item.id for item in items])
    table = Table("question", "answer", "language", "from", "version", "said", "corrected", show_lines=True)
    for item in items:
        origin = item.provenance.file_name or item.provenance.author or item.provenance.source
        counts = (str(item.version), str(uses.get(item.id, 0)), str(item.overruled))
        table.add_row(item.question, item.answer, item.language, origin, *counts)
    console.print(table if items else f"{slug} knows nothing yet: `run.py kb import {slug} FILE`.")
    if services:
        console.print(_priced(services))


def _priced(services: Sequence[Service]) -> Table:
    from app.phrases import FluentPhrasebook
    from rag.facts.price_words import PriceWords

    words = PriceWords(FluentPhrasebook())
    table = Table("service", "also called", "price", "time", "group", "from")
    for service in services:
        offer = service.offer
        table.add_row(
            offer.name,
            "; ".join(offer.called[1:]),
            words.price(offer.price, offer.currency, OPERATORS),
            words.time(offer.minutes, OPERATORS) if offer.minutes else "",
            offer.category,
            service.file_name,
        )
    return table


async def _search(slug: str, query: str, limit: int) -> None:
    from app.answering import open_rag

    settings = settings_from_environment()
    async with open_store(settings, silent) as store, open_rag(settings, store) as rag:
        tenant = await tenant_of(store, slug)
        await rag.warm()
        found = await rag.search(tenant.id, query, limit=limit)
    table = Table("score", "question", "answer", show_lines=True)
    for source in found:
        table.add_row(f"{source.score:.3f}", source.question, source.answer)
    console.print(table if found else "Nothing found.")


async def _reindex(slug: str) -> None:
    from app.answering import open_rag

    settings = settings_from_environment()
    async with open_store(settings, silent) as store, open_rag(settings, store) as rag:
        tenant = await tenant_of(store, slug)
        count = await store.feed.announce(tenant.id)
        with console.status(f"Embedding {count} entries…"):
            await rag.warm()
    console.print(f"Indexed anew: {count} entries of {slug}.")
