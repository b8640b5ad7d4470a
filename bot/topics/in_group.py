"""Work in the team's group, with what may go wrong there turned into an outcome."""

from collections.abc import Awaitable, Callable
from datetime import timedelta

from aiogram.exceptions import TelegramMigrateToChat

from bot.problems import TROUBLE, Problems
from desk.errors import NotFound
from desk.ports import Tenants
from desk.tenant import Tenant
from desk.work import ClaimedWork, Failed, Outcome, Retry

Do = Callable[[Tenant, ClaimedWork], Awaitable[Outcome]]


class InGroup:
    """A carrier around `do`. In the group a thing may be done twice rather than not at all."""

    def __init__(self, do: Do, *, tenants: Tenants, problems: Problems) -> None:
        self._do = do
        self._tenants = tenants
        self._problems = problems

    async def __call__(self, claimed: ClaimedWork) -> Outcome:
        tenant = await self._tenants.get(claimed.client_id)
        try:
            return await self._do(tenant, claimed)
        except TelegramMigrateToChat as moved:
            await self._tenants.moved(tenant.id, moved.migrate_to_chat_id)
            return Retry(error="The group has got another id.", after=timedelta(0))
        except NotFound:
            return Failed(error="What this was about is no longer stored.")
        except TROUBLE as error:
            return self._problems.outcome(error, tenant.team_language, once=False)
