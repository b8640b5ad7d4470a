"""Hand-overs, open and resolved."""

from uuid import UUID

from desk.handover import Agent, Handover, HandoverStatus, Resolution, Trigger, TriggerType
from desk.trust.escalation import Grade
from storage.bookings import booking_from
from storage.metrics import GRADED
from storage.part import Part, Row

_GET = """
    SELECT h.id, h.status, h.trigger_type, h.trigger_value, h.user_message, h.assigned_to, h.assigned_name,
           CASE WHEN h.telegram_chat_id = s.telegram_chat_id THEN h.telegram_message_id END AS card_id,
           h.created_at AS opened_at, h.first_response_at, h.resolution, h.booking
    FROM handovers h JOIN client_settings s USING (client_id)
    WHERE client_id = :client_id AND id = :id
"""

_CARD_POSTED = """
    UPDATE handovers SET telegram_chat_id = :chat_id, telegram_message_id = :message_id
    WHERE client_id = :client_id AND id = :id
"""

_GRADED = "UPDATE handovers SET grade = :grade WHERE client_id = :client_id AND id = :id"

_ANSWERED = """
    UPDATE handovers
    SET first_response_at = coalesce(first_response_at, now()), manager_response = :text
    WHERE client_id = :client_id AND id = :id
"""


class PostgresHandovers(Part):
    async def get(self, handover_id: UUID) -> Handover:
        return handover_from(await self._one(_GET, id=handover_id))

    async def card_posted(self, handover_id: UUID, chat_id: int, message_id: int) -> None:
        await self._run(_CARD_POSTED, id=handover_id, chat_id=chat_id, message_id=message_id)

    async def graded(self, handover_id: UUID, grade: Grade) -> None:
        await self._run(_GRADED, id=handover_id, grade=grade)
        GRADED.labels(grade=grade.value).inc()

    async def answered(self, handover_id: UUID, text: str) -> None:
        await self._run(_ANSWERED, id=handover_id, text=text)


def handover_from(row: Row) -> Handover:
    agent = row["assigned_to"]
    return Handover(
        id=row["id"],
        status=HandoverStatus(row["status"]),
        trigger=Trigger(type=TriggerType(row["trigger_type"]), value=row["trigger_value"]),
        user_message=row["user_message"],
        assigned_to=None if agent is None else Agent(telegram_id=agent, name=row["assigned_name"]),
        card_message_id=row["card_id"],
        opened_at=row["opened_at"],
        first_response_at=row["first_response_at"],
        resolution=Resolution(row["resolution"]) if row["resolution"] else None,
        booking=booking_from(row["booking"]),
    )
