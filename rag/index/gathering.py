"""Turns the answers of several searches into candidates."""

from collections.abc import Sequence
from uuid import UUID

from rag.index.port import CANDIDATES, VECTORS, Candidate

DEPTH = CANDIDATES
"""How far each of the four searches looks; so many that the evidence of trust, which compares the best
entry with the others, is taken over CANDIDATES of them whenever the tenant has as many."""

Hits = Sequence[tuple[UUID, float]]


def shortlist(searches: Sequence[Hits]) -> list[UUID]:
    """The best of each search in turn, without repetition."""
    seen: dict[UUID, None] = {}
    for rank in range(DEPTH):
        for hits in searches:
            if rank < len(hits):
                seen.setdefault(hits[rank][0])
    return list(seen)[:CANDIDATES]


def scored(item_ids: Sequence[UUID], searches: Sequence[Hits]) -> list[Candidate]:
    """`searches`: for each of VECTORS the similarities of all these entries."""
    similarities = [dict(hits) for hits in searches]
    return [
        Candidate(
            item_id=item_id,
            similarities=(
                similarities[0].get(item_id, 0.0),
                similarities[1].get(item_id, 0.0),
                similarities[2].get(item_id, 0.0),
            ),
        )
        for item_id in item_ids
    ]


def unscored(item_ids: Sequence[UUID]) -> list[Candidate]:
    return scored(item_ids, [()] * len(VECTORS))
