"""A document is read and compared with what is known, before anybody decides on it."""

from dataclasses import replace

from desk.errors import FileUnavailable, Unexaminable, Unreadable
from desk.message import Media
from desk.ports import Desks, FileSource, Library, Tenants
from desk.tenant import Tenant
from desk.upload import Document, Preview, Upload, UploadStatus
from desk.usecases.foresee import Foresee, Foresight
from desk.usecases.offer_document import show_upload
from desk.work import ClaimedWork, Outcome, Retry, Sent

SAMPLES = 3
TOLD_EVERY = 25
"""Entries between two words on how far the reading is."""
TRIES = 4
"""Of a file that can't be had, or can't be compared: then the team is told why."""


class ReadUpload:
    """A carrier of READ; reading it again changes nothing."""

    def __init__(
        self,
        *,
        desks: Desks,
        tenants: Tenants,
        library: Library,
        foresee: Foresee,
        web: FileSource,
        telegram: FileSource,
    ) -> None:
        self._desks = desks
        self._tenants = tenants
        self._library = library
        self._foresee = foresee
        self._web = web
        self._telegram = telegram

    async def __call__(self, claimed: ClaimedWork) -> Outcome:
        tenant = await self._tenants.get(claimed.client_id)
        async with self._desks(tenant.id) as desk:
            upload = await desk.uploads.get(claimed.work.subject_id)
        if upload.status is not UploadStatus.READING:
            return Sent()
        try:
            document = await self.document(tenant, upload)
            upload = await self._compared(tenant, upload, document)
        except Unreadable as error:
            upload = replace(upload, status=UploadStatus.UNREADABLE, problem=str(error))
        except (FileUnavailable, Unexaminable) as error:
            if claimed.attempts < TRIES:
                return Retry(error=str(error))
            upload = replace(upload, status=UploadStatus.UNREADABLE, problem=str(error))
        await self._tell(tenant, upload)
        return Sent()

    async def document(self, tenant: Tenant, upload: Upload) -> Document:
        """As it was when it was read first. Raises FileUnavailable and Unreadable."""
        async with self._desks(tenant.id) as desk:
            content = await desk.uploads.content(upload.id)
        if content is None:
            content = await self._source(upload.media).download(tenant, upload.media)
            async with self._desks(tenant.id) as desk:
                await desk.uploads.keep(upload.id, content)
        extracts = await self._library.read(upload.file_name, content)
        return Document(file_name=upload.file_name, extracts=tuple(extracts))

    async def _compared(self, tenant: Tenant, upload: Upload, document: Document) -> Upload:
        """With everything that comes from elsewhere; a document's own earlier words it may change."""

        async def progress(done: int, total: int) -> None:
            if done and done % TOLD_EVERY == 0:
                await self._tell(tenant, replace(upload, done=done, total=total))

        found = await self._foresee(
            tenant.id,
            [document],
            spared=lambda item: item.provenance.imported_from(upload.file_name),
            progress=progress,
        )
        return replace(
            upload,
            status=UploadStatus.OPEN,
            preview=_preview(document, found),
            done=0,
            total=len(document.filled),
        )

    async def _tell(self, tenant: Tenant, upload: Upload) -> None:
        """Unless somebody has said meanwhile that it is not wanted."""
        async with self._desks(tenant.id) as desk:
            standing = await desk.uploads.lock(upload.id)
            if standing.status is UploadStatus.READING:
                await desk.uploads.save(upload)
                await show_upload(desk, upload)

    def _source(self, media: Media) -> FileSource:
        return self._telegram if media.telegram_file_id else self._web


def _preview(document: Document, found: Foresight) -> Preview:
    filled = document.filled
    return Preview(
        fresh=len(found.fresh),
        changed=len(found.changed),
        same=len(found.same),
        services=sum(one.offer is not None for one in filled),
        unfilled=len(document.extracts) - len(filled),
        withdrawn=len(found.withdrawn),
        samples=tuple(one.lesson for one in found.news[:SAMPLES]),
        disputes=found.disputes,
        changes=found.changes,
    )
