"""What files would change of what the team has taught: told, and asked about, before they are imported."""

import sys
from collections.abc import Sequence
from pathlib import Path

import typer

from app.cli.telling import console
from app.settings import Settings
from app.store import Store
from desk.tenant import Tenant
from desk.usecases.foresee import IMPORT, Foresight

SHOWN = 20


async def foresight(settings: Settings, store: Store, tenant: Tenant, paths: Sequence[Path]) -> Foresight:
    """Models are loaded only for a business whose team has taught or approved something."""
    from app.answering import lessons_of, open_rag
    from app.importing import lessons_in

    lessons = lessons_in(paths)
    async with store.desks(tenant.id) as desk:
        taught = any(item.provenance.source != IMPORT for item in await desk.knowledge.live())
        approved = await desk.cases.all(limit=1)
    if not taught and not approved:
        return Foresight()
    async with open_rag(settings, store) as rag:
        await rag.warm()
        return await lessons_of(store, rag).foresee(tenant.id, lessons)


def agreed(tenant: Tenant, foreseen: Foresight) -> bool:
    """Whether the files may be imported; nobody is asked where there is nobody to answer."""
    if not foreseen.contradicted and not foreseen.changes:
        return True
    for lesson, rival in foreseen.contradicted[:SHOWN]:
        who = f"{rival.author}, {rival.since:%d.%m.%Y}" if rival.since else rival.author
        console.print(f"The team says otherwise: {lesson.question}", soft_wrap=True)
        console.print(f"  was: {rival.was} ({who}); in the file: {rival.becomes}", soft_wrap=True)
    if foreseen.changes:
        console.print(f"Approved answers that would change: {len(foreseen.changes)}")
    for change in foreseen.changes[:SHOWN]:
        becomes = change.becomes or "a person"
        console.print(f"  {change.question}: was «{change.was}», becomes «{becomes}»", soft_wrap=True)
    return sys.stdin.isatty() and typer.confirm(f"Import into {tenant.slug} all the same?")
