"""What every repository of a desk is: one connection, one tenant."""

from collections.abc import Mapping
from functools import cache
from typing import Any
from uuid import UUID

from sqlalchemy import CursorResult, Executable, RowMapping, TextClause, text

from desk.errors import NotFound
from storage.connection import Connection


@cache
def prepared(statement: str) -> TextClause:
    """Read once for its parameters, not at every use."""
    return text(statement)


class Part:
    """Every statement gets the tenant's id as `:client_id`: one that does not use it is a bug."""

    def __init__(self, connection: Connection, client_id: UUID) -> None:
        self._connection = connection
        self._client_id = client_id

    async def _run(self, statement: str | Executable, **values: Any) -> CursorResult[Any]:
        executable = prepared(statement) if isinstance(statement, str) else statement
        return await self._connection.execute(executable, {"client_id": self._client_id, **values})

    async def _one(self, statement: str | Executable, **values: Any) -> RowMapping:
        """Raises NotFound."""
        row = await self._first(statement, **values)
        if row is None:
            raise NotFound
        return row

    async def _first(self, statement: str | Executable, **values: Any) -> RowMapping | None:
        return (await self._run(statement, **values)).mappings().first()


Row = Mapping[Any, Any]
