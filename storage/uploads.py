"""Documents on their way to becoming knowledge."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any
from uuid import UUID

from sqlalchemy import bindparam, text
from sqlalchemy.dialects.postgresql import JSONB

from desk.handover import Agent
from desk.proposal import Change
from desk.upload import Dispute, OtherHours, Preview, Upload, UploadStatus
from storage.lessons import lesson_from, lesson_json, rival_from, rival_json
from storage.messages import media_from, media_json
from storage.part import Part, Row

_ADD = text("""
    INSERT INTO uploads (id, client_id, file_name, media, agent_id, author, status)
    VALUES (:id, :client_id, :file_name, :media, :agent_id, :author, :status)
""").bindparams(bindparam("media", type_=JSONB))

_GET = "SELECT * FROM uploads WHERE client_id = :client_id AND id = :id"

_LOCK = "SELECT * FROM uploads WHERE client_id = :client_id AND id = :id FOR UPDATE"

_SAVE = text("""
    UPDATE uploads
    SET status = :status, preview = :preview, problem = :problem, done = :done, total = :total,
        decided_by = :decided_by,
        content = CASE WHEN :status IN ('reading', 'open', 'loading') THEN content END
    WHERE client_id = :client_id AND id = :id
    RETURNING id
""").bindparams(bindparam("preview", type_=JSONB))

_KEEP = "UPDATE uploads SET content = :content WHERE client_id = :client_id AND id = :id"

_CONTENT = "SELECT content FROM uploads WHERE client_id = :client_id AND id = :id"


class PostgresUploads(Part):
    async def add(self, upload: Upload) -> None:
        await self._run(
            _ADD,
            id=upload.id,
            file_name=upload.file_name,
            media=media_json(upload.media),
            agent_id=upload.agent.telegram_id,
            author=upload.agent.name,
            status=upload.status,
        )

    async def get(self, upload_id: UUID) -> Upload:
        return _upload(await self._one(_GET, id=upload_id))

    async def lock(self, upload_id: UUID) -> Upload:
        return _upload(await self._one(_LOCK, id=upload_id))

    async def save(self, upload: Upload) -> None:
        await self._one(
            _SAVE,
            id=upload.id,
            status=upload.status,
            preview=_preview_json(upload.preview),
            problem=upload.problem,
            done=upload.done,
            total=upload.total,
            decided_by=upload.decided_by,
        )

    async def keep(self, upload_id: UUID, content: bytes) -> None:
        await self._run(_KEEP, id=upload_id, content=content)

    async def content(self, upload_id: UUID) -> bytes | None:
        kept: bytes | None = (await self._one(_CONTENT, id=upload_id))["content"]
        return kept


def _preview_json(preview: Preview) -> dict[str, Any]:
    return {
        "fresh": preview.fresh,
        "changed": preview.changed,
        "same": preview.same,
        "services": preview.services,
        "unfilled": preview.unfilled,
        "withdrawn": preview.withdrawn,
        "samples": [lesson_json(lesson) for lesson in preview.samples],
        "disputes": [
            {
                "question": one.question,
                "rivals": [rival_json(rival) for rival in one.rivals],
                "hours": asdict(one.hours) if one.hours else None,
            }
            for one in preview.disputes
        ],
        "changes": [asdict(change) for change in preview.changes],
    }


def _preview(values: Mapping[str, Any]) -> Preview:
    if not values:
        return Preview()
    return Preview(
        fresh=values["fresh"],
        changed=values["changed"],
        same=values["same"],
        services=values["services"],
        unfilled=values["unfilled"],
        withdrawn=values.get("withdrawn", 0),
        samples=tuple(lesson_from(one) for one in values["samples"]),
        disputes=tuple(_dispute(one) for one in values["disputes"]),
        changes=tuple(Change(**one) for one in values["changes"]),
    )


def _dispute(values: Mapping[str, Any]) -> Dispute:
    hours = values.get("hours")
    return Dispute(
        question=values["question"],
        rivals=tuple(rival_from(rival) for rival in values["rivals"]),
        hours=OtherHours(**hours) if hours else None,
    )


def _upload(row: Row) -> Upload:
    media = media_from(row["media"])
    if media is None:
        raise ValueError("an upload without its file")
    return Upload(
        id=row["id"],
        file_name=row["file_name"],
        media=media,
        agent=Agent(telegram_id=row["agent_id"], name=row["author"]),
        status=UploadStatus(row["status"]),
        preview=_preview(row["preview"]),
        problem=row["problem"],
        done=row["done"],
        total=row["total"],
        decided_by=row["decided_by"],
    )
