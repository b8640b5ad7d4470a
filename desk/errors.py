"""What can be refused by the desk; the edges turn these into words for a person."""

from desk.handover import Agent
from desk.verdict import Review


class DeskError(Exception):
    """The desk refused what was asked."""


class AlreadyTaken(DeskError):
    """Another manager has this hand-over."""

    def __init__(self, by: Agent) -> None:
        super().__init__(f"taken by {by.name}")
        self.by = by


class HandoverClosed(DeskError):
    """The hand-over was resolved before."""


class HandoverOpen(DeskError):
    """The conversation already waits for a person or has one."""


class ReceivedMeanwhile(DeskError):
    """The same message was stored by another call at this very moment; nothing was done."""


class LeaseLost(DeskError):
    """Another worker owns this work now: whatever was made under the lease is discarded."""


class NotFound(DeskError):
    """Nothing of this tenant has that id."""


class FileUnavailable(DeskError):
    """The file can't be had from where it was; the message says why in one sentence."""


class Unreadable(DeskError):
    """A document that is no knowledge as it is; the message says why in one sentence."""


class Unexaminable(DeskError):
    """Texts can't be compared by meaning now; a later try may."""


class AlreadyDecided(DeskError):
    """Somebody has decided on it before."""

    def __init__(self, by: str) -> None:
        super().__init__(f"decided by {by}")
        self.by = by


class Unfit(DeskError):
    """These words must not be said to clients; `reason` as in a refusal."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class DraftOutdated(DeskError):
    """The client has written more, or a person has the talk: the draft answers something else."""


class AlreadyJudged(DeskError):
    """Somebody has decided about this answer before."""

    def __init__(self, review: Review) -> None:
        super().__init__("judged before")
        self.review = review
