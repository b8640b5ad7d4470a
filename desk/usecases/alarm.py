"""A trouble of a tenant is told to the people who can end it: once when it begins, once when it is over."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

from desk.alert import Alert, AlertKind, Audience, Part
from desk.ports import Desk
from desk.tenant import Tenant
from desk.work import Work, WorkKind


class Alarm:
    """`operators`: Telegram ids of those who run the service."""

    def __init__(self, operators: Sequence[int]) -> None:
        self._operators = operators

    async def begin(
        self, desk: Desk, tenant: Tenant, kind: AlertKind, facts: Mapping[str, Any]
    ) -> Alert | None:
        """None when it goes on already."""
        alert = await desk.alerts.begin(kind, facts)
        if alert:
            await self._tell(desk, tenant, alert, Part.BEGAN)
        return alert

    async def end(
        self, desk: Desk, tenant: Tenant, kind: AlertKind, *, begun_before: datetime
    ) -> Alert | None:
        """None when it does not go on."""
        alert = await desk.alerts.end(kind, begun_before=begun_before)
        if alert:
            await self._tell(desk, tenant, alert, Part.ENDED)
        return alert

    async def _tell(self, desk: Desk, tenant: Tenant, alert: Alert, part: Part) -> None:
        for audience, chat_id in self._recipients(tenant):
            await desk.outbox.add(told_to(audience, chat_id, alert, part))

    def _recipients(self, tenant: Tenant) -> Iterator[tuple[Audience, int]]:
        """An operator who owns a business without a bot of its own hears it once, as its owner."""
        for owner in tenant.owner_telegram_ids:
            yield Audience.OWNER, owner
        if not tenant.owner_telegram_ids and tenant.telegram_chat_id is not None:
            yield Audience.TEAM, tenant.telegram_chat_id
        for operator in self._operators:
            if tenant.telegram_bot_token or operator not in tenant.owner_telegram_ids:
                yield Audience.OPERATOR, operator


def told_to(audience: Audience, chat_id: int, alert: Alert, part: Part) -> Work:
    """One part of an alert for one recipient, in a lane of that recipient's."""
    return Work(
        kind=WorkKind.ALERT,
        subject_id=alert.id,
        chat_id=chat_id,
        details={"part": part, "to": audience},
    )
