"""A document is read and compared with what is known, before anybody decides on it."""

from collections.abc import Sequence
from dataclasses import replace

from desk.errors import FileUnavailable, Unexaminable, Unreadable
from desk.knowledge import KnowledgeItem, Provenance
from desk.message import Media
from desk.ports import Desks, Examiner, FileSource, Library, Tenants
from desk.tenant import Tenant
from desk.upload import Dispute, Extract, Preview, Upload, UploadStatus
from desk.usecases.offer_document import show_upload
from desk.usecases.teach import Teach, preview
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
        examiner: Examiner,
        teach: Teach,
        web: FileSource,
        telegram: FileSource,
    ) -> None:
        self._desks = desks
        self._tenants = tenants
        self._library = library
        self._examiner = examiner
        self._teach = teach
        self._web = web
        self._telegram = telegram

    async def __call__(self, claimed: ClaimedWork) -> Outcome:
        tenant = await self._tenants.get(claimed.client_id)
        async with self._desks(tenant.id) as desk:
            upload = await desk.uploads.get(claimed.work.subject_id)
        if upload.status is not UploadStatus.READING:
            return Sent()
        try:
            extracts = await self.extracts(tenant, upload)
            upload = await self._compared(tenant, upload, extracts)
        except Unreadable as error:
            upload = replace(upload, status=UploadStatus.UNREADABLE, problem=str(error))
        except (FileUnavailable, Unexaminable) as error:
            if claimed.attempts < TRIES:
                return Retry(error=str(error))
            upload = replace(upload, status=UploadStatus.UNREADABLE, problem=str(error))
        await self._tell(tenant, upload)
        return Sent()

    async def extracts(self, tenant: Tenant, upload: Upload) -> Sequence[Extract]:
        """As they were when it was read first. Raises FileUnavailable and Unreadable."""
        async with self._desks(tenant.id) as desk:
            content = await desk.uploads.content(upload.id)
        if content is None:
            content = await self._source(upload.media).download(tenant, upload.media)
            async with self._desks(tenant.id) as desk:
                await desk.uploads.keep(upload.id, content)
        return await self._library.read(upload.file_name, content)

    async def _compared(self, tenant: Tenant, upload: Upload, extracts: Sequence[Extract]) -> Upload:
        filled = [one for one in extracts if not one.unfilled]
        async with self._desks(tenant.id) as desk:
            own = [item for item in await desk.knowledge.live() if _of(item, upload)]
        says = {item.question: item.answer for item in own}
        fresh = [one for one in filled if says.get(one.lesson.question) != one.lesson.answer]
        disputes = await self._disputes(tenant, replace(upload, total=len(fresh)), fresh, own)
        provenance = Provenance(source="import", file_name=upload.file_name)
        edited = [preview(tenant, one.lesson, provenance) for one in fresh]
        changed = sum(one.lesson.question in says for one in fresh)
        seen = Preview(
            fresh=len(fresh) - changed,
            changed=changed,
            same=len(filled) - len(fresh),
            services=sum(one.offer is not None for one in filled),
            unfilled=len(extracts) - len(filled),
            samples=tuple(one.lesson for one in fresh[:SAMPLES]),
            disputes=tuple(disputes),
            changes=tuple(await self._teach.changes(tenant, edited)),
        )
        return replace(upload, status=UploadStatus.OPEN, preview=seen, done=0, total=len(filled))

    async def _disputes(
        self, tenant: Tenant, upload: Upload, fresh: Sequence[Extract], own: Sequence[KnowledgeItem]
    ) -> list[Dispute]:
        """With everything that comes from elsewhere; a document's own earlier words it may change."""
        apart_from = [item.id for item in own]
        disputes = []
        for done, extract in enumerate(fresh):
            if done and done % TOLD_EVERY == 0:
                await self._tell(tenant, replace(upload, done=done))
            found = await self._examiner.compare(tenant, extract.lesson, apart_from=apart_from)
            if found.rivals:
                disputes.append(Dispute(question=extract.lesson.question, rivals=found.rivals))
        return disputes

    async def _tell(self, tenant: Tenant, upload: Upload) -> None:
        """Unless somebody has said meanwhile that it is not wanted."""
        async with self._desks(tenant.id) as desk:
            standing = await desk.uploads.lock(upload.id)
            if standing.status is UploadStatus.READING:
                await desk.uploads.save(upload)
                await show_upload(desk, upload)

    def _source(self, media: Media) -> FileSource:
        return self._telegram if media.telegram_file_id else self._web


def _of(item: KnowledgeItem, upload: Upload) -> bool:
    return item.provenance.source == "import" and item.provenance.file_name == upload.file_name
