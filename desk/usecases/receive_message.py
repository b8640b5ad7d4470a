"""A client's message is stored before anybody is told that it was accepted."""

from uuid import UUID

from desk.doors import Doors
from desk.errors import ReceivedMeanwhile
from desk.incoming import IncomingMessage, Received
from desk.limits import USUAL, Limits
from desk.message import Media
from desk.ports import Desk, Desks
from desk.work import Work, WorkKind


class ReceiveMessage:
    def __init__(self, desks: Desks, limits: Limits = USUAL) -> None:
        self._desks = desks
        self._limits = limits
        self._doors = Doors()

    async def __call__(self, client_id: UUID, incoming: IncomingMessage) -> Received:
        """One client's messages go in one by one: a flood of one takes no connections from the others."""
        async with self._doors[client_id, incoming.contact.external_id]:
            try:
                return await self._store(client_id, incoming)
            except ReceivedMeanwhile:
                return await self._store(client_id, incoming)  # now it is known

    async def _store(self, client_id: UUID, incoming: IncomingMessage) -> Received:
        if incoming.media is None:
            async with self._desks.single(client_id) as desk:
                return await desk.mailbox.receive(incoming, self._limits)
        async with self._desks(client_id) as desk:
            received = await desk.mailbox.receive(incoming, self._limits)
            if not received.duplicate:
                await _keep_file(desk, received, incoming.media, incoming.content)
        return received


async def _keep_file(desk: Desk, received: Received, media: Media, content: bytes | None) -> None:
    if content is not None:
        blob_id = await desk.blobs.put(content, media.mimetype)
        await desk.messages.keep_file(received.message_id, blob_id)
    elif media.url:
        await desk.outbox.add(
            Work(
                kind=WorkKind.FETCH,
                conversation_id=received.conversation_id,
                subject_id=received.message_id,
            )
        )
