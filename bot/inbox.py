"""An update is stored before anybody is told that it was accepted."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from desk.correlation import correlated
from desk.ports import Desks
from desk.work import Work, WorkKind

Payload = Mapping[str, Any]

GREATEST_ID = 2**63
"""Telegram's ids fit into 64 bits with a sign."""


class ReceiveUpdate:
    def __init__(self, desks: Desks) -> None:
        self._desks = desks

    async def __call__(self, client_id: UUID, payload: Payload) -> bool:
        """False for an update that is known already."""
        with correlated():
            async with self._desks(client_id) as desk:
                row_id = await desk.updates.add(payload["update_id"], payload)
                if row_id is None:
                    return False
                work = Work(kind=WorkKind.UPDATE, subject_id=row_id, chat_id=chat_of(payload))
                await desk.outbox.add(work)
        return True


def chat_of(payload: Payload) -> int | None:
    """The chat where it happened, or the person's own for what has none."""
    for event in payload.values():
        if isinstance(event, Mapping):
            message = event if "chat" in event else _mapping(event.get("message"))
            place = _mapping(message.get("chat")) or _mapping(event.get("from"))
            chat_id = place.get("id")
            return chat_id if isinstance(chat_id, int) and abs(chat_id) < GREATEST_ID else None
    return None


def _mapping(value: object) -> Mapping[str, Any]:
    return value if isinstance(value, Mapping) else {}
