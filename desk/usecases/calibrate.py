"""From which bar each tenant's bot answers, counted anew when a verdict or the knowledge changes."""

import time
from dataclasses import dataclass
from uuid import UUID

from desk.ports import Calibration, Desks
from desk.tenant import Tenant
from desk.trust.prior import Prior
from desk.trust.standing import Standing, stand
from desk.verdict import COMPUTED, sampling_probability

FRESH_SECONDS = 300.0
DRAFTS_FROM = 0.30
"""The probability from which a draft is worth a look of the team."""


@dataclass(frozen=True, slots=True)
class _Known:
    calibration: Calibration
    mode: tuple[bool, float]
    read_at: float


class Calibrate:
    """`prior` and `model` are those of what judges here."""

    def __init__(self, *, desks: Desks, prior: Prior, model: str) -> None:
        self._desks = desks
        self._prior = prior
        self._model = model
        self._known: dict[UUID, _Known] = {}

    async def of(self, tenant: Tenant) -> Calibration:
        known, mode = self._known.get(tenant.id), (tenant.in_shadow, tenant.error_limit)
        if known and known.mode == mode and time.monotonic() - known.read_at < FRESH_SECONDS:
            return known.calibration
        calibration = await self._read(tenant)
        self._known[tenant.id] = _Known(calibration, mode, time.monotonic())
        return calibration

    def forget(self, client_id: str = "") -> None:
        """As a notification names it; empty forgets all."""
        if client_id:
            self._known.pop(UUID(client_id), None)
        else:
            self._known.clear()

    async def _read(self, tenant: Tenant) -> Calibration:
        async with self._desks(tenant.id) as desk:
            labels = await desk.verdicts.labels(self._model)
            chosen = await desk.verdicts.chosen_so_far(self._model)
            computed = await desk.verdicts.chosen_so_far(COMPUTED)
        standing = stand(labels, self._prior, tenant.error_limit)
        return Calibration(
            standing=standing,
            threshold=_in_force(tenant, standing),
            model=self._model,
            chance=1.0 if tenant.in_shadow else sampling_probability(chosen),
            computed_chance=1.0 if tenant.in_shadow else sampling_probability(computed),
        )


def _in_force(tenant: Tenant, standing: Standing) -> float:
    return min(DRAFTS_FROM, standing.threshold) if tenant.in_shadow else standing.threshold
