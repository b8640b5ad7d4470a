"""A document that is sent to the bot is read, and laid before the team in its room."""

from uuid import UUID, uuid4

from desk.handover import Agent
from desk.message import Media
from desk.ports import Desk, Desks, Tenants
from desk.slip import Room, SlipKind, slip_in_room
from desk.team import demand_teacher
from desk.upload import Upload
from desk.work import Work, WorkKind


class OfferDocument:
    def __init__(self, *, desks: Desks, tenants: Tenants) -> None:
        self._desks = desks
        self._tenants = tenants

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


async def show_upload(desk: Desk, upload: Upload) -> None:
    """Its slip follows the database."""
    await desk.outbox.add(slip_in_room(Room.KNOWLEDGE, SlipKind.UPLOAD, upload.id))
