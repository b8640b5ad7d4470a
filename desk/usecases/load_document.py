"""The entries of a document become knowledge: those that are gone from it are gone with it."""

from collections.abc import Collection, Sequence
from uuid import UUID

from desk.knowledge import Provenance
from desk.ports import Desk
from desk.upload import Extract


async def load_document(
    desk: Desk, extracts: Sequence[Extract], provenance: Provenance, *, left_out: Collection[str] = ()
) -> int:
    """How many entries were loaded; loading them again changes only what changed in them. Entries whose
    questions are `left_out` stay as they were.

    A row of a price list is an entry of the knowledge and a service, one made from the other."""
    kept: set[UUID] = set()
    said: set[UUID] = set()
    loaded = 0
    for extract in extracts:
        if extract.unfilled or extract.lesson.question in left_out:
            continue
        item = await desk.knowledge.add(extract.lesson, provenance)
        loaded += 1
        if extract.offer:
            service = await desk.services.put(extract.offer, file_name=provenance.file_name, item_id=item.id)
            kept.add(service.id)
            said.add(item.id)
    kept |= await _as_they_were(desk, extracts, provenance, left_out)
    for gone in await desk.services.retire_others(provenance.file_name, kept):
        if gone.item_id and gone.item_id not in said:
            await desk.knowledge.retire(gone.item_id)
    return loaded


async def _as_they_were(
    desk: Desk, extracts: Sequence[Extract], provenance: Provenance, left_out: Collection[str]
) -> set[UUID]:
    names = {one.offer.name.casefold() for one in extracts if one.offer and one.lesson.question in left_out}
    if not names:
        return set()
    return {
        service.id
        for service in await desk.services.live()
        if service.file_name == provenance.file_name and service.offer.name.casefold() in names
    }
