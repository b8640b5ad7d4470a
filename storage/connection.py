"""What a repository asks: a transaction, or one statement."""

from collections.abc import Mapping
from typing import Any, Protocol

from sqlalchemy import CursorResult, Executable
from sqlalchemy.ext.asyncio import AsyncConnection


class Connection(Protocol):
    async def execute(
        self, statement: Executable, parameters: Mapping[str, Any] | None = None, /
    ) -> CursorResult[Any]: ...


class SingleStatement:
    """A connection that commits by itself: what follows the first statement would not belong to it."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection
        self._asked = False

    async def execute(
        self, statement: Executable, parameters: Mapping[str, Any] | None = None, /
    ) -> CursorResult[Any]:
        """Raises RuntimeError on the second one."""
        if self._asked:
            raise RuntimeError("Two statements want a transaction: open the desk as `desks(client_id)`.")
        self._asked = True
        return await self._connection.execute(statement, parameters)
