"""What was made of words, remembered."""

from collections.abc import Awaitable, Callable, Hashable, Iterable, Mapping, Sequence
from typing import Generic, TypeVar

from rag.vectors import Matrix

K = TypeVar("K", bound=Hashable)


class KeptRows(Generic[K]):
    """The latest `most`, of all businesses: `K` is the words alone, and what follows from words alone is the
    same whoever's they are."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._rows: dict[K, Matrix] = {}

    async def of(
        self, keys: Sequence[K], make: Callable[[Sequence[K]], Awaitable[Iterable[Matrix]]]
    ) -> Mapping[K, Matrix]:
        """A row a key; `make` is asked for those that are new. What others keep meanwhile pushes out none of
        these."""
        known = {key: self._rows[key] for key in keys if key in self._rows}
        missing = [key for key in dict.fromkeys(keys) if key not in known]
        if not missing:
            return known
        fresh = dict(zip(missing, await make(missing), strict=True))
        self._rows |= fresh
        while len(self._rows) > self._most:
            del self._rows[next(iter(self._rows))]
        return known | fresh
