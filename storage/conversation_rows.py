"""How a conversation is read with its contact and its open hand-over."""

from desk.conversation import Channel, Contact, Conversation
from storage.bookings import booking_from
from storage.handovers import handover_from
from storage.part import Row

COLUMNS = """
           c.id, c.client_id, c.user_id, c.channel, u.external_id, u.phone, u.name, u.language,
           u.opted_out_at IS NOT NULL AS opted_out,
           CASE WHEN c.telegram_chat_id = s.telegram_chat_id THEN c.telegram_topic_id END AS topic_id,
           h.id AS handover_id, h.status, h.trigger_type, h.trigger_value, h.user_message,
           h.assigned_to, h.assigned_name, h.created_at AS opened_at,
           CASE WHEN h.telegram_chat_id = s.telegram_chat_id THEN h.telegram_message_id END AS card_id,
           h.first_response_at, h.resolution, h.booking, c.booking AS gathered
"""

JOINED = """
    JOIN users u ON u.id = c.user_id
    JOIN client_settings s ON s.client_id = c.client_id
    LEFT JOIN handovers h ON h.conversation_id = c.id AND h.status IN ('pending', 'active')
"""


def conversation_from(row: Row) -> Conversation:
    return Conversation(
        id=row["id"],
        client_id=row["client_id"],
        user_id=row["user_id"],
        contact=Contact(
            channel=Channel(row["channel"]),
            external_id=row["external_id"],
            phone=row["phone"],
            name=row["name"],
        ),
        language=row["language"],
        opted_out=row["opted_out"],
        topic_id=row["topic_id"],
        handover=handover_from({**row, "id": row["handover_id"]}) if row["handover_id"] else None,
        booking=booking_from(row["gathered"]),
    )
