"""The entries of a document become knowledge; rows that are gone from a price list are gone with it."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from uuid import UUID

from desk.errors import NotFound
from desk.knowledge import Lesson, Provenance
from desk.ports import Desk
from desk.proposal import Rival
from desk.upload import Dispute, Document


async def load_document(
    desk: Desk,
    document: Document,
    provenance: Provenance,
    *,
    disputes: Sequence[Dispute] = (),
    swaps: bool = True,
) -> int:
    """How many entries were loaded; loading them again changes only what changed in them. What is disputed
    gives way to the document with `swaps`; else these entries of it are left out, and stay as they were.
    Opening hours follow the latest word of a person: an entry that tells others is said anew.

    A row of a price list is an entry of the knowledge and a service, one made from the other."""
    disputed = {dispute.question: dispute for dispute in disputes}
    left_out = frozenset[str]() if swaps else disputed.keys()
    kept: set[UUID] = set()
    said: set[UUID] = set()
    loaded = 0
    for extract in document.filled:
        question = extract.lesson.question
        if question in left_out:
            continue
        if question in disputed:
            await _give_way(desk, disputed[question].rivals, extract.lesson, provenance)
        anew = provenance.by_person and question in disputed and disputed[question].hours is not None
        item = await desk.knowledge.add(extract.lesson, provenance, anew=anew)
        loaded += 1
        if extract.offer:
            service = await desk.services.put(extract.offer, file_name=document.file_name, item_id=item.id)
            kept.add(service.id)
            said.add(item.id)
    kept |= await _as_they_were(desk, document, left_out)
    for gone in await desk.services.retire_others(document.file_name, kept):
        if gone.item_id and gone.item_id not in said:
            await desk.knowledge.retire(gone.item_id)
    return loaded


async def _give_way(desk: Desk, rivals: Sequence[Rival], lesson: Lesson, provenance: Provenance) -> None:
    """Each is corrected where only a part of it is denied, else withdrawn; unless it has come to say
    something else since it was shown. An imported one with the same question is replaced by loading."""
    by = provenance.author or provenance.file_name
    for rival in rivals:
        try:
            item = await desk.knowledge.get(rival.item_id)
        except NotFound:
            continue
        if not item.live or item.answer != rival.answer:
            continue
        await desk.services.said_by(item.id, holds=False)
        same = item.question.lower() == lesson.question.lower()
        if same and item.provenance.source == provenance.source:
            continue
        if rival.after and not (same and rival.after == lesson.answer):
            corrected = Lesson(question=item.question, answer=rival.after, language=item.language)
            await desk.knowledge.change(item.id, corrected, replace(item.provenance, author=by))
        else:
            await desk.knowledge.retire(item.id, by=by)


async def _as_they_were(desk: Desk, document: Document, left_out: Collection[str]) -> set[UUID]:
    names = {
        one.offer.name.casefold()
        for one in document.extracts
        if one.offer and one.lesson.question in left_out
    }
    if not names:
        return set()
    return {
        service.id
        for service in await desk.services.live()
        if service.file_name == document.file_name and service.offer.name.casefold() in names
    }
