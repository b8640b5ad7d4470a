"""Answers that the team is asked about, and what was said of them."""

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any
from uuid import UUID

from sqlalchemy import bindparam, text
from sqlalchemy.dialects.postgresql import JSONB

from desk.handover import Agent
from desk.message import Option
from desk.trust.label import Label
from desk.verdict import CORRECTING_FOR, Grounds, Origin, Review, SaidFrom, Verdict
from storage.metrics import JUDGED
from storage.part import Part, Row

COUNTED = 1000
"""The latest verdicts; older ones speak of another business."""

_ADD = text("""
    INSERT INTO reviews (id, client_id, conversation_id, origin, question, answer, language, confidence,
                         odds, bar, model, chance, options, answers_message, said_from)
    VALUES (:id, :client_id, :conversation_id, :origin, :question, :answer, :language, :confidence,
            :odds, :bar, :model, :chance, :options, :answers_message,
            (SELECT coalesce(jsonb_agg(entry || jsonb_build_object('version', (
                 SELECT version FROM knowledge_items AS item
                 WHERE item.client_id = :client_id AND CAST(item.id AS text) = entry ->> 'id'))), '[]')
             FROM jsonb_array_elements(:said_from) AS entry))
""").bindparams(bindparam("said_from", type_=JSONB), bindparam("options", type_=JSONB))

_GET = "SELECT * FROM reviews WHERE client_id = :client_id AND id = :id"

_JUDGE = """
    WITH judged AS (
        UPDATE reviews
        SET verdict = :verdict, judged_by = :agent_id, judged_name = :name, judged_at = now(),
            correction = :correction
        WHERE client_id = :client_id AND id = :id AND verdict IS NULL
        RETURNING id)
    SELECT id, pg_notify('trust', CAST(CAST(:client_id AS uuid) AS text)) FROM judged
"""

_BEGIN_CORRECTION = """
    UPDATE reviews SET correcting_by = :agent_id, correcting_name = :name, correcting_at = now()
    WHERE client_id = :client_id AND id = :id AND verdict IS NULL
    RETURNING id
"""

_TAUGHT = "UPDATE reviews SET taught = :outcome WHERE client_id = :client_id AND id = :id"

_CORRECTED_BY = """
    SELECT id FROM reviews
    WHERE client_id = :client_id AND correcting_by = :agent_id AND verdict IS NULL
      AND correcting_at > now() - CAST(:within AS interval)
    ORDER BY correcting_at DESC LIMIT 1
"""

_JUDGED = """
    SELECT odds, bar, verdict, chance, language,
           model = :model AND created_at >= coalesce(changed.since, created_at)
           AND (verdict = 'wrong' OR NOT EXISTS (
               SELECT FROM jsonb_array_elements(said_from) AS entry
               LEFT JOIN knowledge_items AS item
                 ON item.client_id = :client_id AND CAST(item.id AS text) = entry ->> 'id'
               WHERE item.id IS NULL OR NOT item.live
                  OR item.version <> CAST(entry ->> 'version' AS integer))) AS counts
    FROM reviews, (
        SELECT percentile_disc(0.8) WITHIN GROUP (ORDER BY said.created_at) AS since
        FROM knowledge_items AS item JOIN knowledge_versions AS said
          ON said.item_id = item.id AND said.version = item.version
        WHERE item.client_id = :client_id AND item.live) AS changed
    WHERE reviews.client_id = :client_id AND verdict IS NOT NULL AND odds IS NOT NULL
    ORDER BY created_at DESC LIMIT :limit
"""
"""`changed.since`: when the last fifth of the knowledge began to come. What was right is right only of the
text it was said from; what was wrong stays counted when it was put right, because it stands for others."""

_CHOSEN_SO_FAR = """
    SELECT count(*) AS number FROM reviews
    WHERE client_id = :client_id AND model = :model AND origin = 'sample'
"""


class PostgresReviews(Part):
    async def add(self, review: Review) -> None:
        grounds = review.grounds
        await self._run(
            _ADD,
            id=review.id,
            conversation_id=review.conversation_id,
            origin=review.origin,
            question=review.question,
            answer=review.answer,
            language=review.language,
            confidence=review.confidence,
            odds=grounds.odds if grounds else None,
            bar=grounds.bar if grounds else None,
            model=grounds.model if grounds else "",
            chance=grounds.chance if grounds else 1.0,
            options=[asdict(option) for option in review.options],
            answers_message=review.answers_message,
            said_from=[{"id": entry.item_id, "question": entry.question} for entry in review.said_from],
        )

    async def get(self, review_id: UUID) -> Review:
        return review_from(await self._one(_GET, id=review_id))

    async def judge(self, review_id: UUID, verdict: Verdict, agent: Agent, correction: str = "") -> bool:
        row = await self._first(
            _JUDGE,
            id=review_id,
            verdict=verdict,
            agent_id=agent.telegram_id,
            name=agent.name,
            correction=correction,
        )
        if row:
            JUDGED.labels(verdict=verdict.value).inc()
        return row is not None

    async def begin_correction(self, review_id: UUID, agent: Agent) -> bool:
        row = await self._first(_BEGIN_CORRECTION, id=review_id, agent_id=agent.telegram_id, name=agent.name)
        return row is not None

    async def taught(self, review_id: UUID, outcome: str) -> None:
        await self._run(_TAUGHT, id=review_id, outcome=outcome)

    async def corrected_by(self, agent: Agent) -> UUID | None:
        row = await self._first(_CORRECTED_BY, agent_id=agent.telegram_id, within=CORRECTING_FOR)
        return row["id"] if row else None


class PostgresVerdicts(Part):
    async def labels(self, model: str) -> Sequence[Label]:
        return [_label(row) for row in await self._judged(model) if row["counts"]]

    async def withdrawn(self, model: str) -> int:
        return sum(not row["counts"] for row in await self._judged(model))

    async def chosen_so_far(self, model: str) -> int:
        return int((await self._one(_CHOSEN_SO_FAR, model=model))["number"])

    async def _judged(self, model: str) -> Sequence[Row]:
        return (await self._run(_JUDGED, model=model, limit=COUNTED)).mappings().all()


def _label(row: Row) -> Label:
    return Label(
        odds=row["odds"],
        bar=row["bar"],
        right=row["verdict"] == Verdict.RIGHT,
        weight=1 / row["chance"],
        language=row["language"],
    )


def review_from(row: Row) -> Review:
    return Review(
        id=row["id"],
        conversation_id=row["conversation_id"],
        origin=Origin(row["origin"]),
        question=row["question"],
        answer=row["answer"],
        language=row["language"],
        confidence=row["confidence"],
        grounds=_grounds(row),
        said_from=[SaidFrom(item_id=entry["id"], question=entry["question"]) for entry in row["said_from"]],
        verdict=Verdict(row["verdict"]) if row["verdict"] else None,
        judged_by=_agent(row["judged_by"], row["judged_name"]),
        correcting=_agent(row["correcting_by"], row["correcting_name"]),
        correction=row["correction"],
        taught=row["taught"],
        options=tuple(Option(**option) for option in row["options"]),
        answers_message=row["answers_message"],
        outdated=row["outdated_at"] is not None,
    )


def _grounds(row: Row) -> Grounds | None:
    if not row["model"]:
        return None
    return Grounds(odds=row["odds"], bar=row["bar"], model=row["model"], chance=row["chance"])


def _agent(telegram_id: Any, name: str) -> Agent | None:
    return None if telegram_id is None else Agent(telegram_id=telegram_id, name=name)
