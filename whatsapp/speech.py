"""Words for the team, in its own language."""

from typing import Protocol

from desk.ports import Phrasebook
from desk.tenant import Tenant


class Say(Protocol):
    def __call__(self, key: str, **values: str) -> str: ...


def speech(phrasebook: Phrasebook, tenant: Tenant) -> Say:
    def say(key: str, **values: str) -> str:
        return phrasebook.say(key, tenant.team_language, **values)

    return say
