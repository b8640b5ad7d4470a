"""A business that uses the service; the database calls it a client."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from desk.hours import Hours
from desk.policy import USUAL, Matter, Policy
from desk.trust.prior import DEFAULT_LIMIT

MADE_UP = "made_up"
"""In the profile of a demo business."""
MODE, SHADOW, LIVE = "mode", "shadow", "live"
"""In the profile: whether the bot writes to clients, or drafts for the team."""
ERROR_LIMIT = "error_limit"
"""In the profile: the share of wrong answers that the business accepts."""
HEARS, SEES = "voice", "vision"
"""In the profile: whether clients' recordings and pictures go to a model."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tenant:
    id: UUID
    slug: str
    name: str
    timezone: str = "Asia/Almaty"
    languages: tuple[str, ...] = ("ru", "kk")
    """In the order of preference; the first is the language of the team's cards."""
    profile: Mapping[str, Any] = field(default_factory=dict)
    policies: Mapping[Matter, Policy] = field(default_factory=dict)
    """The owner's own; the rest is as usual."""
    hours: Hours = field(default_factory=Hours)
    telegram_chat_id: int | None = None
    owner_telegram_ids: tuple[int, ...] = ()
    instance_id: str = ""
    telegram_bot_token: str = field(default="", repr=False)
    chatflow_token: str = field(default="", repr=False)
    webhook_secret: str = field(default="", repr=False)

    @property
    def made_up(self) -> bool:
        """A demo, whose secrets everybody knows."""
        return bool(self.profile.get(MADE_UP))

    def policy(self, matter: Matter) -> Policy:
        return self.policies.get(matter, USUAL[matter])

    @property
    def in_shadow(self) -> bool:
        """The bot drafts, and people send."""
        return self.profile.get(MODE) == SHADOW

    @property
    def error_limit(self) -> float:
        return float(self.profile.get(ERROR_LIMIT, DEFAULT_LIMIT))

    @property
    def hears(self) -> bool:
        """Whether a model may listen to what clients record."""
        return bool(self.profile.get(HEARS, True))

    @property
    def sees(self) -> bool:
        """Whether a model may look at clients' pictures: only when the owner says so."""
        return bool(self.profile.get(SEES, False))

    @property
    def team_language(self) -> str:
        return self.languages[0] if self.languages else "ru"
