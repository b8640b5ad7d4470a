"""A document that was accepted is written, and followed until the bot answers from all of it."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import timedelta

from desk.errors import FileUnavailable, Unreadable
from desk.knowledge import IMPORT, Provenance
from desk.ports import Desks, Library, Tenants
from desk.tenant import Tenant
from desk.upload import Document, Upload, UploadStatus
from desk.usecases.decide_upload import SWAPS
from desk.usecases.load_document import load_document
from desk.usecases.offer_document import show_upload
from desk.usecases.read_upload import TRIES
from desk.work import ClaimedWork, Failed, Outcome, Retry, Sent

LOOK_AGAIN = timedelta(seconds=4)

Documents = Callable[[Tenant, Upload], Awaitable[Document]]


class LoadUpload:
    """A carrier of LOAD; `document` reads it once more and raises FileUnavailable and Unreadable. Doing it
    again changes nothing."""

    def __init__(
        self,
        *,
        desks: Desks,
        tenants: Tenants,
        library: Library,
        document: Documents,
        look_again: timedelta = LOOK_AGAIN,
    ) -> None:
        self._desks = desks
        self._tenants = tenants
        self._library = library
        self._document = document
        self._look_again = look_again

    async def __call__(self, claimed: ClaimedWork) -> Outcome:
        tenant = await self._tenants.get(claimed.client_id)
        async with self._desks(tenant.id) as desk:
            upload = await desk.uploads.get(claimed.work.subject_id)
        if claimed.attempts > 1 and upload.total:
            return await self._follow(tenant, upload)
        try:
            document = await self._document(tenant, upload)
        except (FileUnavailable, Unreadable) as error:
            if claimed.attempts < TRIES:
                return Retry(error=str(error))
            await self._tell(tenant, replace(upload, status=UploadStatus.UNREADABLE, problem=str(error)))
            return Failed(error=str(error))
        await self._write(tenant, upload, document, swaps=bool(claimed.work.details.get(SWAPS)))
        return Retry(error="the bot is reading it", after=timedelta())

    async def _write(self, tenant: Tenant, upload: Upload, document: Document, *, swaps: bool) -> None:
        provenance = Provenance(
            source=IMPORT,
            author=upload.agent.name,
            agent_id=upload.agent.telegram_id,
            file_name=upload.file_name,
        )
        disputes = upload.preview.disputes
        async with self._desks(tenant.id) as desk:
            loaded = await load_document(desk, document, provenance, disputes=disputes, swaps=swaps)
            await desk.uploads.save(replace(upload, total=loaded, done=0))

    async def _follow(self, tenant: Tenant, upload: Upload) -> Outcome:
        async with self._desks(tenant.id) as desk:
            items = [
                item
                for item in await desk.knowledge.live()
                if item.provenance.imported_from(upload.file_name)
            ]
        known = await self._library.known(items)
        if known >= len(items):
            await self._tell(tenant, replace(upload, status=UploadStatus.LOADED, done=upload.total))
            return Sent()
        done = max(upload.total - (len(items) - known), 0)
        if done > upload.done:
            await self._tell(tenant, replace(upload, done=done))
        return Retry(error="the bot is reading it", after=self._look_again)

    async def _tell(self, tenant: Tenant, upload: Upload) -> None:
        async with self._desks(tenant.id) as desk:
            await desk.uploads.save(upload)
            await show_upload(desk, upload)
