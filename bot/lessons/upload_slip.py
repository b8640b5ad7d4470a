"""The words of a document: what was understood, what contradicts it, and how far it is loaded."""

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from bot.buttons import Button
from bot.lessons.changes import MOST, QUESTION, WORDS, change_lines
from bot.slips.words import SlipText
from bot.text import excerpt
from desk.ports import Desk, Phrasebook
from desk.tenant import Tenant
from desk.upload import Dispute, Preview, Upload, UploadStatus

NAME, PROBLEM = 80, 400

_COUNTED = ("fresh", "changed", "same", "services", "withdrawn", "unfilled")
_PUT_ASIDE = {UploadStatus.READING: "button-drop", UploadStatus.UNREADABLE: "button-put-aside"}


@dataclass(frozen=True, slots=True)
class UploadSlip:
    phrasebook: Phrasebook

    async def __call__(self, desk: Desk, tenant: Tenant, subject_id: UUID) -> SlipText:
        upload = await desk.uploads.get(subject_id)
        lines = [line for line in self._lines(tenant, upload) if line]
        return SlipText(text="\n".join(lines), buttons=self._buttons(tenant, upload))

    def _lines(self, tenant: Tenant, upload: Upload) -> Iterator[str]:
        yield self._say(
            tenant,
            f"upload-{upload.status}",
            name=excerpt(upload.file_name, NAME),
            who=excerpt(upload.decided_by, NAME),
            done=upload.done,
            total=upload.total,
            problem=excerpt(upload.problem, PROBLEM),
        )
        if upload.status is UploadStatus.OPEN:
            yield from self._understood(tenant, upload)

    def _understood(self, tenant: Tenant, upload: Upload) -> Iterator[str]:
        seen = upload.preview
        yield from self._disputes(tenant, upload)
        yield from change_lines(self.phrasebook, tenant.team_language, seen.changes)
        counts = {name: getattr(seen, name) for name in _COUNTED}
        for name, count in counts.items():
            if count:
                yield self._say(tenant, f"upload-{name}", count=count)
        for lesson in seen.samples:
            question, answer = excerpt(lesson.question, QUESTION), excerpt(lesson.answer, WORDS)
            yield self._say(tenant, "upload-sample", question=question, answer=answer)
        if not _news(seen):
            yield self._say(tenant, "upload-nothing-new")

    def _disputes(self, tenant: Tenant, upload: Upload) -> Iterator[str]:
        disputes = upload.preview.disputes
        if disputes:
            yield self._say(tenant, "upload-disputes", count=len(disputes))
        for dispute in disputes[:MOST]:
            yield self._dispute(tenant, dispute)
        if len(disputes) > MOST:
            yield self._say(tenant, "lesson-more", count=len(disputes) - MOST)

    def _dispute(self, tenant: Tenant, dispute: Dispute) -> str:
        hours = dispute.hours
        first = hours or dispute.rivals[0]
        key = "upload-dispute" if hours is None else f"upload-hours-{'taught' if hours.taught else 'set'}"
        return self._say(
            tenant,
            key,
            question=excerpt(dispute.question, QUESTION),
            was=excerpt(first.was, WORDS),
            becomes=excerpt(first.becomes, WORDS),
        )

    def _buttons(self, tenant: Tenant, upload: Upload) -> InlineKeyboardMarkup | None:
        if upload.status is not UploadStatus.OPEN:
            return self._waiting(tenant, upload)
        seen = upload.preview
        rows: list[tuple[Button, str]] = []
        if seen.disputes:
            rows.append((Button.SWAP, "button-swap"))
        if _news(seen) > len(seen.disputes):
            rows.append((Button.LOAD, "button-load-rest" if seen.disputes else "button-load"))
        rows.append((Button.DROP, "button-drop"))
        return InlineKeyboardMarkup(
            inline_keyboard=[
                [InlineKeyboardButton(text=self._say(tenant, key), callback_data=button.data(upload.id))]
                for button, key in rows
            ]
        )

    def _waiting(self, tenant: Tenant, upload: Upload) -> InlineKeyboardMarkup | None:
        """It may be put aside while it is read, and when it can't be."""
        if upload.status not in _PUT_ASIDE:
            return None
        key = _PUT_ASIDE[upload.status]
        drop = InlineKeyboardButton(text=self._say(tenant, key), callback_data=Button.DROP.data(upload.id))
        return InlineKeyboardMarkup(inline_keyboard=[[drop]])

    def _say(self, tenant: Tenant, key: str, **values: str | int) -> str:
        return self.phrasebook.say(key, tenant.team_language, **values)


def _news(seen: Preview) -> int:
    """How much there is to load or to withdraw."""
    return seen.fresh + seen.changed + seen.withdrawn
