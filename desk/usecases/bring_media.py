"""A message's file is brought here once, from wherever its channel keeps it."""

from dataclasses import replace
from uuid import UUID

from desk.errors import FileUnavailable
from desk.message import Media, Message
from desk.ports import Desks, FileSource, Tenants
from desk.work import ClaimedWork, Outcome, Retry, Sent


class BringMedia:
    def __init__(self, *, desks: Desks, tenants: Tenants, web: FileSource, telegram: FileSource) -> None:
        self._desks = desks
        self._tenants = tenants
        self._web = web
        self._telegram = telegram

    async def __call__(self, client_id: UUID, message: Message) -> Message:
        """The message with its file in the store. Raises FileUnavailable."""
        media = message.media
        if media is None or media.blob_id:
            return message
        content = await self._source(media).download(await self._tenants.get(client_id), media)
        async with self._desks(client_id) as desk:
            blob_id = await desk.blobs.put(content, media.mimetype)
            await desk.messages.keep_file(message.id, blob_id)
        return replace(message, media=replace(media, blob_id=blob_id))

    def _source(self, media: Media) -> FileSource:
        if media.telegram_file_id:
            return self._telegram
        if media.url:
            return self._web
        raise FileUnavailable("The message came without its file.")


class FetchMedia:
    """A carrier of FETCH: at once, because a gateway's addresses expire."""

    def __init__(self, *, desks: Desks, bring: BringMedia) -> None:
        self._desks = desks
        self._bring = bring

    async def __call__(self, claimed: ClaimedWork) -> Outcome:
        async with self._desks(claimed.client_id) as desk:
            message = await desk.messages.get(claimed.work.subject_id)
        try:
            await self._bring(claimed.client_id, message)
        except FileUnavailable as error:
            return Retry(error=str(error))
        return Sent()
