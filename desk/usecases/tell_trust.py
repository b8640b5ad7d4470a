"""How far a tenant's bot can be trusted today, in figures that can be stood by."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo

from desk.ports import Desks, Escalations, Share
from desk.tenant import Tenant
from desk.trust.bound import upper_bound
from desk.trust.counts import Counted, counts
from desk.trust.standing import Standing
from desk.usecases.calibrate import Calibrate


@dataclass(frozen=True, slots=True, kw_only=True)
class Trusted:
    """`languages`: the verdicts behind the standing, by the language of the answer. `withdrawn`: verdicts
    that count no longer. `coverage`: of the questions of the last month those that the bot answers itself.
    `miscomputed`: of the computed answers that were judged those that were wrong."""

    standing: Standing
    languages: Mapping[str, Counted]
    withdrawn: int
    coverage: Share
    escalations: Escalations
    miscomputed: Share
    today: date
    """Where the business is."""

    @staticmethod
    def bound(counted: Counted) -> float:
        return upper_bound(counted.errors, counted.judged)


class TellTrust:
    def __init__(self, *, desks: Desks, calibrate: Calibrate) -> None:
        self._desks = desks
        self._calibrate = calibrate

    async def __call__(self, tenant: Tenant) -> Trusted:
        calibration = await self._calibrate.of(tenant)
        async with self._desks(tenant.id) as desk:
            labels = await desk.verdicts.labels(calibration.model)
            withdrawn = await desk.verdicts.withdrawn(calibration.model)
            coverage = await desk.figures.coverage()
            escalations = await desk.figures.escalations()
            miscomputed = await desk.figures.miscomputed()
            today = (await desk.now()).astimezone(ZoneInfo(tenant.timezone)).date()
        bar = calibration.standing.bar
        spoken = sorted({label.language for label in labels})
        languages = {
            language: counts([label for label in labels if label.language == language], [bar])[0]
            for language in spoken
        }
        return Trusted(
            standing=calibration.standing,
            languages={name: counted for name, counted in languages.items() if counted.judged},
            withdrawn=withdrawn,
            coverage=coverage,
            escalations=escalations,
            miscomputed=miscomputed,
            today=today,
        )
