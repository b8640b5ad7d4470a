"""How far the bot can be trusted, in sentences that can be stood by."""

from dataclasses import dataclass
from datetime import date

from desk.ports import Phrasebook, Share
from desk.tenant import Tenant
from desk.trust.counts import Counted
from desk.trust.standing import Standing
from desk.usecases.tell_trust import Trusted

FEW = 10
"""Fewer verdicts in a language say nothing of it."""


@dataclass(frozen=True, slots=True)
class TrustWords:
    phrasebook: Phrasebook

    def of(self, tenant: Tenant, trusted: Trusted, language: str = "") -> str:
        """HTML, in the team's language unless another is given."""
        spoken = language or tenant.team_language
        lines = [
            self._promise(spoken, trusted.standing, trusted.today),
            *(self._of_language(spoken, name, one) for name, one in trusted.languages.items()),
            self._computed(spoken, trusted.miscomputed),
            self._withdrawn(spoken, trusted),
            self._coverage(spoken, trusted),
            self._escalations(spoken, trusted),
            self.phrasebook.say("trust-mode", spoken, mode="shadow" if tenant.in_shadow else "live"),
        ]
        return "\n\n".join(line for line in lines if line)

    def _promise(self, language: str, standing: Standing, today: date) -> str:
        state = "guaranteed" if standing.guaranteed else "provisional" if standing.judged else "unknown"
        return self.phrasebook.say(
            f"trust-{state}",
            language,
            limit=_percent(standing.limit),
            bound=_percent(standing.bound),
            judged=int(standing.judged),
            errors=round(standing.errors),
            missing=standing.missing,
            day=f"{today:%d.%m.%Y}",
        )

    def _of_language(self, language: str, name: str, counted: Counted) -> str:
        if counted.judged < FEW:
            return ""
        return self.phrasebook.say(
            "trust-language",
            language,
            name=name,
            bound=_percent(Trusted.bound(counted)),
            judged=int(counted.judged),
            errors=round(counted.errors),
        )

    def _computed(self, language: str, wrong: Share) -> str:
        if not wrong.whole:
            return ""
        return self.phrasebook.say("trust-computed", language, judged=wrong.whole, errors=wrong.part)

    def _withdrawn(self, language: str, trusted: Trusted) -> str:
        if not trusted.withdrawn:
            return ""
        return self.phrasebook.say("trust-withdrawn", language, number=trusted.withdrawn)

    def _coverage(self, language: str, trusted: Trusted) -> str:
        share = trusted.coverage
        if not share.whole:
            return ""
        percent = _percent(share.part / share.whole)
        return self.phrasebook.say("trust-coverage", language, percent=percent, asked=share.whole)

    def _escalations(self, language: str, trusted: Trusted) -> str:
        told = trusted.escalations
        if not told.graded:
            return ""
        return self.phrasebook.say("trust-escalations", language, needless=told.needless, graded=told.graded)


def _percent(share: float) -> str:
    """«4,6» is more than a person reads; a bound is never rounded down."""
    return str(min(100, -int(-100 * share // 1)))
