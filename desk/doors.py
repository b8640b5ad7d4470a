"""One at a time through each door: what the database would make wait anyway waits without a connection."""

import asyncio
from collections.abc import Hashable
from weakref import WeakValueDictionary


class Doors:
    """A lock a key, kept while somebody holds it or waits for it."""

    def __init__(self) -> None:
        self._locks: WeakValueDictionary[Hashable, asyncio.Lock] = WeakValueDictionary()

    def __getitem__(self, key: Hashable) -> asyncio.Lock:
        lock = self._locks.get(key)
        if lock is None:
            lock = self._locks[key] = asyncio.Lock()
        return lock
