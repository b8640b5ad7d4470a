"""The watch over all businesses: what it finds goes to their owners, to the operator, and to the log."""

from collections.abc import Awaitable, Callable, Sequence

from loguru import logger

from desk.alert import Alert
from desk.correlation import correlated
from desk.ports import Tenants
from desk.tenant import Tenant
from desk.usecases.watch_drafts import WatchDrafts
from desk.usecases.watch_expiry import WatchExpiry
from desk.usecases.watch_group import WatchGroup
from desk.usecases.watch_silence import WatchSilence
from desk.usecases.watch_work import WatchWork

Look = Callable[[Tenant], Awaitable[Sequence[Alert]]]


class Watch:
    """`log_level` of an alert: an error where no operator hears of it otherwise."""

    def __init__(
        self,
        *,
        tenants: Tenants,
        work: WatchWork,
        group: WatchGroup,
        silence: WatchSilence,
        expiry: WatchExpiry,
        drafts: WatchDrafts,
        log_level: str,
    ) -> None:
        self._tenants = tenants
        self._work = work
        self._group = group
        self._silence = silence
        self._expiry = expiry
        self._drafts = drafts
        self._log_level = log_level

    async def over_work(self) -> None:
        await self._over(self._work)

    async def over_groups(self) -> None:
        await self._over(self._group)

    async def over_silence(self) -> None:
        await self._over(self._silence)

    async def over_expiry(self) -> None:
        await self._over(self._expiry)

    async def over_drafts(self) -> None:
        await self._over(self._drafts)

    async def _over(self, look: Look) -> None:
        """One business that can't be looked at hides no other."""
        for tenant in await self._tenants.all():
            with correlated():
                try:
                    began = await look(tenant)
                except Exception:  # noqa: BLE001 -- the next look may succeed
                    logger.exception("{} can't be watched", tenant.slug)
                else:
                    self._log(tenant, began)

    def _log(self, tenant: Tenant, began: Sequence[Alert]) -> None:
        for alert in began:
            logger.log(
                self._log_level,
                "alert for {}: {} since {}, {}",
                tenant.slug,
                alert.kind,
                f"{alert.since:%Y-%m-%d %H:%M %Z}",
                alert.facts.get("error") or "run.py doctor and run.py outbox list show more",
            )
