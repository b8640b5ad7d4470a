"""The tables, as the migrations make them."""

from storage.schema.businesses import agents, client_settings, clients
from storage.schema.columns import metadata
from storage.schema.documents import uploads
from storage.schema.knowledge import knowledge_items, knowledge_vectors, knowledge_versions
from storage.schema.learning import (
    knowledge_cases,
    knowledge_gap_askings,
    knowledge_gaps,
    knowledge_proposals,
)
from storage.schema.reports import channel_events, telegram_updates
from storage.schema.services import services
from storage.schema.talk import blobs, conversations, handovers, messages, users
from storage.schema.team import rooms, slips
from storage.schema.trust import reviews
from storage.schema.work import alerts, lanes, outbox, periodic_runs

__all__ = [
    "agents",
    "alerts",
    "blobs",
    "channel_events",
    "client_settings",
    "clients",
    "conversations",
    "handovers",
    "knowledge_cases",
    "knowledge_gap_askings",
    "knowledge_gaps",
    "knowledge_items",
    "knowledge_proposals",
    "knowledge_vectors",
    "knowledge_versions",
    "lanes",
    "messages",
    "metadata",
    "outbox",
    "periodic_runs",
    "reviews",
    "rooms",
    "services",
    "slips",
    "telegram_updates",
    "uploads",
    "users",
]
