"""A draft that nobody sends is brought to mind once: the client hears nothing until somebody looks."""

from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from desk.alert import Alert
from desk.hours import Timetable
from desk.ports import Desks
from desk.tenant import Tenant
from desk.verdict import Review
from desk.work import Work, WorkKind

FORGOTTEN_AFTER = timedelta(minutes=10)


class WatchDrafts:
    """While the business is closed nobody is expected to look: what was drafted then is brought to mind
    when it opens."""

    def __init__(self, *, desks: Desks, is_holiday: Callable[[date], bool]) -> None:
        self._desks = desks
        self._is_holiday = is_holiday

    async def __call__(self, tenant: Tenant) -> Sequence[Alert]:
        """Nothing for the owner alone: the whole team can send it."""
        async with self._desks(tenant.id) as desk:
            if self._at_work(tenant, await desk.now()):
                for draft in await desk.drafts.claim_forgotten(FORGOTTEN_AFTER):
                    await desk.outbox.add(_reminder(draft))
        return []

    def _at_work(self, tenant: Tenant, now: datetime) -> bool:
        if not tenant.hours.known:
            return True
        timetable = Timetable(tenant.hours, ZoneInfo(tenant.timezone), self._is_holiday)
        return timetable.current(now) is not None


def _reminder(draft: Review) -> Work:
    return Work(
        kind=WorkKind.NOTICE,
        conversation_id=draft.conversation_id,
        subject_id=draft.id,
        details={"notice": "draft-waits"},
    )
