"""A document that is sent to the bot is read, and laid before the team in its room."""

from collections.abc import Collection
from pathlib import PurePath
from uuid import UUID, uuid4

from desk.handover import Agent
from desk.message import Media
from desk.ports import Desk, Desks, Tenants
from desk.slip import Room, SlipKind, slip_in_room
from desk.team import TEACHERS, demand_teacher, role_of
from desk.upload import Upload
from desk.work import Work, WorkKind


class OfferDocument:
    """`readable`: endings of the names of documents that can be read, such as `.docx`."""

    def __init__(self, *, desks: Desks, tenants: Tenants, readable: Collection[str]) -> None:
        self._desks = desks
        self._tenants = tenants
        self._readable = readable

    async def __call__(self, client_id: UUID, agent: Agent, media: Media) -> Upload:
        """Raises NotAllowed."""
        tenant = await self._tenants.get(client_id)
        upload = Upload(id=uuid4(), file_name=media.file_name, media=media, agent=agent)
        async with self._desks(client_id) as desk:
            await demand_teacher(desk, tenant, agent)
            await desk.uploads.add(upload)
            await desk.outbox.add(Work(kind=WorkKind.READ, subject_id=upload.id))
            await show_upload(desk, upload)
        return upload

    async def would_take(self, client_id: UUID, agent: Agent, media: Media) -> bool:
        """Whether it could be learnt from, had this person sent it where documents are read."""
        if PurePath(media.file_name).suffix.lower() not in self._readable:
            return False
        tenant = await self._tenants.get(client_id)
        async with self._desks(client_id) as desk:
            return await role_of(desk, tenant, agent.telegram_id) in TEACHERS


async def show_upload(desk: Desk, upload: Upload) -> None:
    """Its slip follows the database."""
    await desk.outbox.add(slip_in_room(Room.KNOWLEDGE, SlipKind.UPLOAD, upload.id))
