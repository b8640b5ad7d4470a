"""The words of an alert: what is wrong, since when, and what to do."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bot.card import local_time
from bot.text import excerpt
from desk.alert import Alert, AlertKind, Audience, Part
from desk.ports import Phrasebook
from desk.tenant import Tenant

NAME_LIMIT = 120
ERROR_LIMIT = 600


@dataclass(frozen=True, slots=True)
class AlertWords:
    phrasebook: Phrasebook

    def of(self, tenant: Tenant, alert: Alert, part: Part, audience: Audience) -> str:
        """HTML, in the language of the tenant's team."""
        lines = [self._say(tenant, f"alert-{part}", **_times(tenant, alert), kind=alert.kind)]
        if audience is Audience.OPERATOR:
            lines.insert(0, f"<b>{excerpt(tenant.name, NAME_LIMIT)}</b> ({excerpt(tenant.slug, NAME_LIMIT)})")
        if part is Part.BEGAN:
            lines += [self._piece(tenant, piece) for piece in alert.facts.get("pieces", ())]
            reader = "operator" if audience is Audience.OPERATOR else "owner"
            lines.append(self._say(tenant, f"alert-remedy-{reader}", kind=alert.kind))
            lines.append(_error(alert, audience))
        return "\n".join(line for line in lines if line)

    def unreachable(self, tenant: Tenant) -> str:
        return self._say(tenant, "alert-unreachable")

    def _piece(self, tenant: Tenant, piece: Mapping[str, Any]) -> str:
        what = f"{piece['kind']}-{piece['status']}"
        return self._say(tenant, "alert-piece", what=what, kind=piece["kind"], count=piece["count"])

    def _say(self, tenant: Tenant, key: str, **values: str | int) -> str:
        return self.phrasebook.say(key, tenant.team_language, **values)


def _times(tenant: Tenant, alert: Alert) -> dict[str, str]:
    return {
        "since": local_time(alert.since, tenant.timezone),
        "until": local_time(alert.ended_at, tenant.timezone),
    }


def _error(alert: Alert, audience: Audience) -> str:
    """An owner is told only what names a remedy of the owner's own: that of the group."""
    told = "error" if audience is Audience.OPERATOR or alert.kind is AlertKind.GROUP else "error_of_group"
    return excerpt(str(alert.facts.get(told, "")), ERROR_LIMIT)
