"""What documents would change of what is known, before anything of them is loaded."""

from collections.abc import Awaitable, Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from desk.knowledge import IMPORT, KnowledgeItem, Lesson, Provenance
from desk.ports import Desks, Examiner, Tenants
from desk.proposal import Change
from desk.services import Service
from desk.tenant import Tenant
from desk.upload import Dispute, Document, Extract, OtherHours
from desk.usecases.teach import Teach, preview

Spared = Callable[[KnowledgeItem], bool]
"""Whether the documents may change an entry, imported before, without anybody being asked."""
Progress = Callable[[int, int], Awaitable[None]]
"""Told how many entries of how many have been compared."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Foresight:
    """Entries of the documents beside the imported ones that ask the same, and which of them live entries
    or the opening hours deny. `withdrawn`: what a price list said that is gone from it. `changes`: approved
    answers that would be others once all of it is loaded and what denies it has given way."""

    fresh: tuple[Extract, ...] = ()
    changed: tuple[Extract, ...] = ()
    same: tuple[Extract, ...] = ()
    disputes: tuple[Dispute, ...] = ()
    withdrawn: tuple[KnowledgeItem, ...] = ()
    changes: tuple[Change, ...] = ()

    @property
    def news(self) -> Sequence[Extract]:
        return [*self.fresh, *self.changed]

    @property
    def gives_way(self) -> frozenset[UUID]:
        """Entries that can't stay as they are once the documents are loaded."""
        return frozenset(rival.item_id for dispute in self.disputes for rival in dispute.rivals)


class Foresee:
    def __init__(self, *, desks: Desks, tenants: Tenants, examiner: Examiner, teach: Teach) -> None:
        self._desks = desks
        self._tenants = tenants
        self._examiner = examiner
        self._teach = teach

    async def __call__(
        self,
        client_id: UUID,
        documents: Sequence[Document],
        *,
        spared: Spared,
        progress: Progress | None = None,
    ) -> Foresight:
        """Raises Unexaminable."""
        tenant = await self._tenants.get(client_id)
        async with self._desks(client_id) as desk:
            live, services = await desk.knowledge.live(), await desk.services.live()
        hours = await self._hours(tenant, documents, live, spared)
        found = _sorted(documents, _Known(live), hours)
        disputes = await self._disputes(tenant, found, live, spared, progress)
        found = replace(
            found,
            disputes=tuple(_with_hours(disputes, hours)),
            withdrawn=tuple(_withdrawn(documents, live, services)),
        )
        edited = _edited(tenant, found, _Known(live))
        return replace(found, changes=tuple(await self._teach.changes(tenant, edited)))

    async def _hours(
        self,
        tenant: Tenant,
        documents: Sequence[Document],
        live: Sequence[KnowledgeItem],
        spared: Spared,
    ) -> Mapping[str, OtherHours]:
        """Of entries that do not hold already."""
        known, beside = _Known(live), [item for item in live if not spared(item)]
        lessons = [one.lesson for document in documents for one in document.filled]
        untold = [lesson for lesson in lessons if not known.heeded(tenant, lesson)]
        return await self._examiner.other_hours(tenant, untold, beside=beside)

    async def _disputes(
        self,
        tenant: Tenant,
        found: Foresight,
        live: Sequence[KnowledgeItem],
        spared: Spared,
        progress: Progress | None,
    ) -> Sequence[Dispute]:
        apart = [item.id for item in live if spared(item)]
        disputes, news = [], found.news
        for done, extract in enumerate(news if len(apart) < len(live) else ()):
            if progress:
                await progress(done, len(news))
            compared = await self._examiner.compare(tenant, extract.lesson, apart_from=apart)
            if compared.rivals:
                disputes.append(Dispute(question=extract.lesson.question, rivals=compared.rivals))
        return disputes


class _Known:
    """What was imported before, by its question: loading an entry replaces that one."""

    def __init__(self, live: Sequence[KnowledgeItem]) -> None:
        self.items = {item.id: item for item in live}
        self._asked = {item.question.lower(): item for item in live if item.provenance.source == IMPORT}

    def of(self, lesson: Lesson) -> KnowledgeItem | None:
        return self._asked.get(lesson.question.lower())

    def heeded(self, tenant: Tenant, lesson: Lesson) -> bool:
        """The opening hours are what it tells already."""
        item = self.of(lesson)
        if item is None or item.answer != lesson.answer:
            return False
        return item.provenance.by_person and tenant.hours.heeds(item.updated_at)


def _sorted(documents: Sequence[Document], known: _Known, anew: Collection[str]) -> Foresight:
    """`anew`: questions whose entry is to be said again, even in the same words."""
    fresh: list[Extract] = []
    changed: list[Extract] = []
    same: list[Extract] = []
    for extract in (one for document in documents for one in document.filled):
        before, question = known.of(extract.lesson), extract.lesson.question
        if before is None:
            fresh.append(extract)
        elif before.answer == extract.lesson.answer and question not in anew:
            same.append(extract)
        else:
            changed.append(extract)
    return Foresight(fresh=tuple(fresh), changed=tuple(changed), same=tuple(same))


def _with_hours(disputes: Sequence[Dispute], hours: Mapping[str, OtherHours]) -> Iterator[Dispute]:
    """What changes the opening hours comes first."""
    denied = {dispute.question: dispute for dispute in disputes}
    for question, other in hours.items():
        yield replace(denied.pop(question, Dispute(question=question)), hours=other)
    yield from denied.values()


def _withdrawn(
    documents: Sequence[Document], live: Sequence[KnowledgeItem], services: Sequence[Service]
) -> Iterator[KnowledgeItem]:
    """See `load_document`, which withdraws them."""
    items = {item.id: item for item in live}
    for document in documents:
        offered = {one.offer.name.lower() for one in document.filled if one.offer}
        said = {one.lesson.question.lower() for one in document.filled if one.offer}
        for service in services:
            item = items.get(service.item_id) if service.item_id else None
            gone = service.file_name == document.file_name and service.offer.name.lower() not in offered
            if gone and item and item.question.lower() not in said:
                yield item


def _edited(tenant: Tenant, found: Foresight, known: _Known) -> list[KnowledgeItem]:
    """Every entry that loading changes, as it would be: with its own id where it is known."""
    edited = {item.id: replace(item, live=False) for item in found.withdrawn}
    for rival in (rival for dispute in found.disputes for rival in dispute.rivals):
        if item := known.items.get(rival.item_id):
            edited[item.id] = replace(item, answer=rival.after or item.answer, live=bool(rival.after))
    for extract in found.news:
        item, before = preview(tenant, extract.lesson, Provenance(source=IMPORT)), known.of(extract.lesson)
        item_id = before.id if before else item.id
        edited[item_id] = replace(item, id=item_id)
    return list(edited.values())
