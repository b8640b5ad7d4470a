"""Conversations with their contact and their open hand-over."""

from collections.abc import Sequence
from uuid import UUID

from desk.conversation import Contact, Conversation, ConversationState
from desk.errors import NotFound
from desk.handover import Handover
from storage.bookings import booking_json
from storage.conversation_rows import COLUMNS, JOINED, conversation_from
from storage.part import Part

_UPSERT_USER = """
    INSERT INTO users (client_id, channel, external_id, phone, name)
    VALUES (:client_id, :channel, :external_id, :phone, :name)
    ON CONFLICT (client_id, channel, external_id) DO UPDATE
    SET name = coalesce(nullif(excluded.name, ''), users.name),
        phone = coalesce(nullif(excluded.phone, ''), users.phone)
    RETURNING id
"""

_UPSERT_CONVERSATION = """
    INSERT INTO conversations (client_id, user_id, channel, last_message_at)
    VALUES (:client_id, :user_id, :channel, now())
    ON CONFLICT (user_id) DO UPDATE SET last_message_at = now()
    RETURNING id
"""

_SELECT = f"""
    SELECT {COLUMNS} FROM conversations c {JOINED}
    WHERE c.client_id = :client_id AND c.id = :id
"""  # noqa: S608 -- our own fragments

_LOCK = """
    WITH person AS MATERIALIZED (
        SELECT users.* FROM users JOIN conversations ON conversations.user_id = users.id
        WHERE conversations.client_id = :client_id AND conversations.id = :id
        FOR NO KEY UPDATE OF users)
    SELECT c.id, c.client_id, c.user_id, c.channel, c.state, u.external_id, u.phone, u.name, u.language,
           u.opted_out_at IS NOT NULL AS opted_out,
           CASE WHEN c.telegram_chat_id = s.telegram_chat_id THEN c.telegram_topic_id END AS topic_id,
           c.booking AS gathered, NULL AS handover_id
    FROM conversations c JOIN person u ON u.id = c.user_id JOIN client_settings s ON s.client_id = c.client_id
    FOR NO KEY UPDATE OF c
"""
"""First the user, then the conversation, as when a message comes in: in two orders, two transactions would
wait for each other. NO KEY: work for a conversation may be ordered while another transaction holds it.
What is locked is read as it is once the wait is over; a hand-over may be older, so it is read after that."""

_IN_TOPIC = """
    SELECT id FROM conversations
    WHERE client_id = :client_id AND telegram_chat_id = :chat_id AND telegram_topic_id = :topic_id
"""

_WITHOUT_TOPICS = """
    SELECT c.id FROM handovers h JOIN conversations c ON c.id = h.conversation_id
    WHERE h.client_id = :client_id AND h.status IN ('pending', 'active') AND c.telegram_topic_id IS NULL
"""

_OUTSIDE_TOPICS = """
    SELECT c.id
    FROM handovers h
    JOIN conversations c ON c.id = h.conversation_id
    JOIN client_settings s ON s.client_id = c.client_id
    WHERE h.client_id = :client_id AND h.status IN ('pending', 'active')
      AND h.telegram_message_id IS NOT NULL
      AND (c.telegram_topic_id IS NULL OR c.telegram_chat_id IS DISTINCT FROM s.telegram_chat_id)
    ORDER BY h.created_at LIMIT :limit
"""

_OF_HANDOVER = "SELECT conversation_id FROM handovers WHERE client_id = :client_id AND id = :id"

_SAVE_USER = """
    UPDATE users
    SET language = :language,
        opted_out_at = CASE WHEN :opted_out THEN coalesce(opted_out_at, now()) END
    WHERE client_id = :client_id AND id = :user_id
"""

_SAVE_CONVERSATION = """
    UPDATE conversations
    SET state = :state,
        booking = CAST(:booking AS jsonb),
        telegram_topic_id = :topic_id,
        telegram_chat_id = CASE WHEN CAST(:topic_id AS bigint) IS NOT NULL THEN
            (SELECT telegram_chat_id FROM client_settings WHERE client_id = :client_id) END
    WHERE client_id = :client_id AND id = :id
"""

_SAVE_HANDOVER = """
    INSERT INTO handovers (id, client_id, conversation_id, status, trigger_type, trigger_value, user_message,
                           assigned_to, assigned_name, resolution, resolved_at, booking)
    VALUES (:id, :client_id, :conversation_id, :status, :trigger_type, :trigger_value, :user_message,
            :assigned_to, :assigned_name, :resolution,
            CASE WHEN CAST(:resolution AS text) <> '' THEN now() END, CAST(:booking AS jsonb))
    ON CONFLICT (id) DO UPDATE
    SET status = excluded.status,
        assigned_to = excluded.assigned_to,
        assigned_name = excluded.assigned_name,
        resolution = excluded.resolution,
        resolved_at = excluded.resolved_at
    WHERE handovers.client_id = excluded.client_id
"""


class PostgresConversations(Part):
    async def of(self, contact: Contact) -> Conversation:
        user = await self._one(
            _UPSERT_USER,
            channel=contact.channel,
            external_id=contact.external_id,
            phone=contact.phone,
            name=contact.name,
        )
        row = await self._one(_UPSERT_CONVERSATION, user_id=user["id"], channel=contact.channel)
        return await self.get(row["id"])

    async def lock(self, conversation_id: UUID) -> Conversation:
        row = await self._one(_LOCK, id=conversation_id)
        if row["state"] == ConversationState.BOT_ACTIVE:  # nothing is open: the database sees to it
            return conversation_from(row)
        return await self.get(conversation_id)

    async def get(self, conversation_id: UUID) -> Conversation:
        return conversation_from(await self._one(_SELECT, id=conversation_id))

    async def in_topic(self, chat_id: int, topic_id: int) -> Conversation | None:
        row = await self._first(_IN_TOPIC, chat_id=chat_id, topic_id=topic_id)
        return await self.lock(row["id"]) if row else None

    async def without_topics(self) -> Sequence[UUID]:
        return list((await self._run(_WITHOUT_TOPICS)).scalars())

    async def outside_topics(self, *, limit: int) -> Sequence[UUID]:
        return list((await self._run(_OUTSIDE_TOPICS, limit=limit)).scalars())

    async def of_handover(self, handover_id: UUID) -> Conversation:
        row = await self._one(_OF_HANDOVER, id=handover_id)
        conversation = await self.lock(row["conversation_id"])
        if conversation.handover and conversation.handover.id != handover_id:
            raise NotFound
        return conversation

    async def save(self, conversation: Conversation) -> None:
        await self._run(
            _SAVE_USER,
            user_id=conversation.user_id,
            language=conversation.language,
            opted_out=conversation.opted_out,
        )
        await self._run(
            _SAVE_CONVERSATION,
            id=conversation.id,
            state=conversation.state,
            topic_id=conversation.topic_id,
            booking=booking_json(conversation.booking),
        )
        if conversation.handover:
            await self._save_handover(conversation.id, conversation.handover)

    async def _save_handover(self, conversation_id: UUID, handover: Handover) -> None:
        agent = handover.assigned_to
        await self._run(
            _SAVE_HANDOVER,
            id=handover.id,
            conversation_id=conversation_id,
            status=handover.status,
            trigger_type=handover.trigger.type,
            trigger_value=handover.trigger.value,
            user_message=handover.user_message,
            assigned_to=agent.telegram_id if agent else None,
            assigned_name=agent.name if agent else "",
            resolution=handover.resolution or "",
            booking=booking_json(handover.booking),
        )
