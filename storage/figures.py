"""What the bot does for a tenant, counted over the last month."""

from desk.ports.trust import Escalations, Share
from desk.verdict import COMPUTED
from storage.part import Part

_COVERAGE = """
    SELECT count(*) FILTER (WHERE decision_trace ->> 'action' = 'answer') AS part, count(*) AS whole
    FROM messages
    WHERE client_id = :client_id AND role = 'client' AND created_at > now() - interval '30 days'
      AND (decision_trace ->> 'action' IN ('answer', 'clarify')
           OR decision_trace ->> 'reason' = 'low_confidence')
"""

_ESCALATIONS = """
    SELECT count(*) FILTER (WHERE grade = 'false') AS needless, count(*) AS graded
    FROM handovers
    WHERE client_id = :client_id AND grade <> '' AND resolved_at > now() - interval '30 days'
"""

_MISCOMPUTED = """
    SELECT count(*) FILTER (WHERE verdict = 'wrong') AS part, count(*) AS whole
    FROM reviews
    WHERE client_id = :client_id AND model = :model AND verdict IS NOT NULL
      AND created_at > now() - interval '30 days'
"""


class PostgresFigures(Part):
    async def coverage(self) -> Share:
        row = await self._one(_COVERAGE)
        return Share(part=row["part"], whole=row["whole"])

    async def escalations(self) -> Escalations:
        row = await self._one(_ESCALATIONS)
        return Escalations(needless=row["needless"], graded=row["graded"])

    async def miscomputed(self) -> Share:
        row = await self._one(_MISCOMPUTED, model=COMPUTED)
        return Share(part=row["part"], whole=row["whole"])
