"""What stands beside an entry's vectors."""

from collections.abc import Sequence
from hashlib import sha256
from typing import Any
from uuid import UUID

from desk.knowledge import KnowledgeItem
from rag.index.port import IndexPoint

TEXT_FORM = "1"
"""Part of the hash: raise it when the way an entry is turned into vectors changes."""


def text_hash(item: KnowledgeItem) -> str:
    return sha256(f"{TEXT_FORM}\0{item.question}\0{item.answer}".encode()).hexdigest()[:32]


def check_owner(client_id: UUID, points: Sequence[IndexPoint]) -> None:
    """Raises ValueError where one is of another tenant."""
    if any(point.item.client_id != client_id for point in points):
        raise ValueError("an entry of another tenant")


def payload_of(point: IndexPoint) -> dict[str, Any]:
    item = point.item
    handover_id = item.provenance.handover_id
    return {
        "content": item.content,
        "metadata": {
            "client_slug": point.client_slug,
            "source": item.provenance.source,
            "handover_id": str(handover_id) if handover_id else None,
            "question": item.question,
            "answer": item.answer,
        },
        "item_id": str(item.id),
        "client_id": str(item.client_id),
        "text_hash": point.text_hash,
        "embedder": point.embedder_id,
        "version": item.version,
    }
