"""What a file would change of what the team has taught and approved, before it is loaded."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from desk.knowledge import KnowledgeItem, Lesson, Provenance
from desk.ports import Desks, Examiner, Tenants
from desk.proposal import Change, Rival
from desk.usecases.teach import Teach, preview

IMPORT = "import"


@dataclass(frozen=True, slots=True, kw_only=True)
class Foresight:
    """`contradicted`: what the team itself has taught and the lessons deny."""

    contradicted: Sequence[tuple[Lesson, Rival]] = ()
    changes: Sequence[Change] = ()

    @property
    def withdrawn(self) -> frozenset[UUID]:
        """Entries that have to go once the lessons are in."""
        return frozenset(rival.item_id for _, rival in self.contradicted)


class Foresee:
    def __init__(self, *, desks: Desks, tenants: Tenants, examiner: Examiner, teach: Teach) -> None:
        self._desks = desks
        self._tenants = tenants
        self._examiner = examiner
        self._teach = teach

    async def __call__(self, client_id: UUID, lessons: Sequence[Lesson]) -> Foresight:
        """Raises Unexaminable."""
        tenant = await self._tenants.get(client_id)
        async with self._desks(client_id) as desk:
            live = await desk.knowledge.live()
        imported = {item.question.casefold(): item for item in live if item.provenance.source == IMPORT}
        fresh = [lesson for lesson in lessons if _says_new(lesson, imported.get(lesson.question.casefold()))]
        apart = [item.id for item in imported.values()]
        contradicted: list[tuple[Lesson, Rival]] = []
        for lesson in fresh if len(imported) < len(live) else ():
            found = await self._examiner.compare(tenant, lesson, apart_from=apart)
            contradicted += [(lesson, rival) for rival in found.rivals]
        known = frozenset(rival.item_id for _, rival in contradicted)
        edited = [
            _edited(
                preview(tenant, lesson, Provenance(source=IMPORT)), imported.get(lesson.question.casefold())
            )
            for lesson in fresh
        ]
        gone = [replace(item, live=False) for item in live if item.id in known]
        return Foresight(
            contradicted=contradicted, changes=await self._teach.changes(tenant, [*edited, *gone])
        )


def _says_new(lesson: Lesson, known: KnowledgeItem | None) -> bool:
    return known is None or known.answer != lesson.answer


def _edited(item: KnowledgeItem, known: KnowledgeItem | None) -> KnowledgeItem:
    return replace(item, id=known.id) if known else item
