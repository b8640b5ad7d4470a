"""Days as people say them."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from desk.ports import Phrasebook
from desk.tenant import Tenant


def day(phrasebook: Phrasebook, tenant: Tenant, moment: datetime | date) -> str:
    """«3 мая», by the tenant's clock."""
    local = moment.astimezone(ZoneInfo(tenant.timezone)) if isinstance(moment, datetime) else moment
    return phrasebook.say("day-of-month", tenant.team_language, day=local.day, month=local.month)
