"""The owner rules who deals with a matter."""

from collections.abc import Mapping
from uuid import UUID

from desk.policy import Matter, Policy, Treatment, ruled
from desk.ports import Tenants


class ChangePolicy:
    def __init__(self, tenants: Tenants) -> None:
        self._tenants = tenants

    async def __call__(
        self, client_id: UUID, matter: Matter, treatment: Treatment, texts: Mapping[str, str]
    ) -> Policy:
        """Raises WordsMissing, WordsTooLong."""
        known = (await self._tenants.get(client_id)).policy(matter)
        policy = ruled(known, treatment, texts)
        await self._tenants.rule(client_id, matter, policy)
        return policy
