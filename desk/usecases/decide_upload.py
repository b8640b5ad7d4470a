"""The owner decides on a document that was read: it is loaded, in whole or in part, or left."""

from dataclasses import replace
from uuid import UUID

from desk.errors import AlreadyDecided
from desk.handover import Agent
from desk.ports import Desk, Desks, Tenants
from desk.team import demand_teacher
from desk.tenant import Tenant
from desk.upload import Upload, UploadStatus
from desk.usecases.offer_document import show_upload
from desk.work import Work, WorkKind

UNDECIDED = frozenset({UploadStatus.READING, UploadStatus.OPEN, UploadStatus.UNREADABLE})
SWAPS = "swaps"
"""In the details of the work: whether what contradicts the document gives way to it."""


class DecideUpload:
    """For the owner and admins. Raises NotAllowed, NotFound, AlreadyDecided."""

    def __init__(self, *, desks: Desks, tenants: Tenants) -> None:
        self._desks = desks
        self._tenants = tenants

    async def load(self, client_id: UUID, upload_id: UUID, agent: Agent, *, swaps: bool) -> Upload:
        """`swaps`: the document is right where it contradicts what is known; otherwise these entries of it
        are left out."""
        tenant = await self._tenants.get(client_id)
        async with self._desks(client_id) as desk:
            upload = await self._undecided(desk, tenant, upload_id, agent, frozenset({UploadStatus.OPEN}))
            upload = await _settled(desk, upload, agent, UploadStatus.LOADING)
            await desk.outbox.add(Work(kind=WorkKind.LOAD, subject_id=upload.id, details={SWAPS: swaps}))
        return upload

    async def decline(self, client_id: UUID, upload_id: UUID, agent: Agent) -> Upload:
        tenant = await self._tenants.get(client_id)
        async with self._desks(client_id) as desk:
            upload = await self._undecided(desk, tenant, upload_id, agent, UNDECIDED)
            return await _settled(desk, upload, agent, UploadStatus.DECLINED)

    async def _undecided(
        self, desk: Desk, tenant: Tenant, upload_id: UUID, agent: Agent, allowed: frozenset[UploadStatus]
    ) -> Upload:
        await demand_teacher(desk, tenant, agent)
        upload = await desk.uploads.lock(upload_id)
        if upload.status not in allowed:
            raise AlreadyDecided(upload.decided_by)
        return upload


async def _settled(desk: Desk, upload: Upload, agent: Agent, status: UploadStatus) -> Upload:
    decided = replace(upload, status=status, decided_by=agent.name)
    await desk.uploads.save(decided)
    await show_upload(desk, decided)
    return decided
