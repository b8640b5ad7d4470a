"""Entries that wait to be embedded, in the order in which clients need them."""

from collections.abc import Sequence
from uuid import UUID

from desk.knowledge import KnowledgeItem

Queue = dict[UUID, dict[UUID, KnowledgeItem]]
"""The entries of each tenant; the tenant whose turn is next stands first."""


class Waiting:
    """What a person taught goes before what stands in files, and tenants take turns: a file of a thousand
    lines holds up nobody's reply."""

    def __init__(self) -> None:
        self._taught: Queue = {}
        self._imported: Queue = {}

    def __bool__(self) -> bool:
        return bool(self._taught or self._imported)

    def count(self, client_id: UUID) -> int:
        return sum(len(queue.get(client_id, {})) for queue in (self._taught, self._imported))

    def put(self, item: KnowledgeItem) -> None:
        """In the place of an older form of the same entry."""
        self.drop(item)
        queue = self._imported if item.provenance.file_name else self._taught
        queue.setdefault(item.client_id, {})[item.id] = item

    def drop(self, item: KnowledgeItem) -> None:
        for queue in (self._taught, self._imported):
            entries = queue.get(item.client_id, {})
            entries.pop(item.id, None)
            if not entries:
                queue.pop(item.client_id, None)

    def next(self, limit: int) -> Sequence[KnowledgeItem]:
        """Of one tenant; they wait until they are dropped."""
        queue = self._taught or self._imported
        entries = next(iter(queue.values()), {})
        return list(entries.values())[:limit]

    def done(self, items: Sequence[KnowledgeItem]) -> None:
        """Their tenant is the last to have a turn again."""
        for item in items:
            self.drop(item)
        for queue in (self._taught, self._imported):
            for client_id in {item.client_id for item in items} & queue.keys():
                queue[client_id] = queue.pop(client_id)
