"""What files would change of what the team has taught: told, and asked about, before they are imported."""

import sys
from collections.abc import Sequence

import typer

from app.cli.telling import console
from app.settings import Settings
from app.store import Store
from desk.knowledge import IMPORT
from desk.tenant import Tenant
from desk.upload import Document
from desk.usecases.foresee import Foresight

SHOWN = 20


async def foresight(
    settings: Settings, store: Store, tenant: Tenant, documents: Sequence[Document]
) -> Foresight:
    """Of what the team has said, and of the opening hours: whoever imports files replaces what files have
    said. Models are loaded only for a business whose team has taught or approved something."""
    from app.answering import lessons_of, open_rag

    async with store.desks(tenant.id) as desk:
        taught = any(item.provenance.source != IMPORT for item in await desk.knowledge.live())
        approved = await desk.cases.all(limit=1)
    if not taught and not approved and not tenant.hours.known:
        return Foresight()
    async with open_rag(settings, store) as rag:
        if taught or approved:
            await rag.warm()
        return await lessons_of(store, rag).foresee(
            tenant.id, documents, spared=lambda item: item.provenance.source == IMPORT
        )


def agreed(tenant: Tenant, foreseen: Foresight) -> bool:
    """Whether the files may be imported; nobody is asked where there is nobody to answer."""
    _tell_hours(tenant, foreseen)
    denied = [(dispute.question, rival) for dispute in foreseen.disputes for rival in dispute.rivals]
    if not denied and not foreseen.changes:
        return True
    for question, rival in denied[:SHOWN]:
        who = f"{rival.author}, {rival.since:%d.%m.%Y}" if rival.since else rival.author
        console.print(f"The team says otherwise: {question}", soft_wrap=True)
        console.print(f"  was: {rival.was} ({who}); in the file: {rival.becomes}", soft_wrap=True)
    if foreseen.changes:
        console.print(f"Approved answers that would change: {len(foreseen.changes)}")
    for change in foreseen.changes[:SHOWN]:
        becomes = change.becomes or "a person"
        console.print(f"  {change.question}: was «{change.was}», becomes «{becomes}»", soft_wrap=True)
    return sys.stdin.isatty() and typer.confirm(f"Import into {tenant.slug} all the same?")


def _tell_hours(tenant: Tenant, foreseen: Foresight) -> None:
    """Nobody is asked: hours are changed by whoever sets them and by the team, never by such a file."""
    other = [(one.question, one.hours) for one in foreseen.disputes if one.hours]
    for question, hours in other[:SHOWN]:
        where = "told now" if hours.taught else "set"
        console.print(f"The opening hours are others: {question}", soft_wrap=True)
        console.print(f"  {where}: {hours.was}; in the file: {hours.becomes}", soft_wrap=True)
    if other:
        stay = f"They stay as they are: `run.py client set {tenant.slug} hours=…` changes them."
        console.print(stay, soft_wrap=True)
