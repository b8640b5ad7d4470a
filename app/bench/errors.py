"""Why nothing could be measured, in one sentence."""

from desk.errors import DeskError


class NotMeasured(DeskError):
    """The message says what went wrong and what to do."""
