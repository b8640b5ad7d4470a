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
    """Of what the team has said: whoever imports files replaces what files have said. Models are loaded only
    for a business whose team has taught or approved something."""
    from app.answering import lessons_of, open_rag

    async with store.desks(tenant.id) as desk:
        taught = any(item.provenance.source != IMPORT for item in await desk.knowledge.live())
        approved = await desk.cases.all(limit=1)
    if not taught and not approved:
        return Foresight()
    async with open_rag(settings, store) as rag:
        await rag.warm()
        return await lessons_of(store, rag).foresee(
            tenant.id, documents, spared=lambda item: item.provenance.source == IMPORT
        )


def agreed(tenant: Tenant, foreseen: Foresight) -> bool:
    """Whether the files may be imported; nobody is asked where there is nobody to answer."""
    if not foreseen.disputes and not foreseen.changes:
        return True
    denied = [(dispute.question, rival) for dispute in foreseen.disputes for rival in dispute.rivals]
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
