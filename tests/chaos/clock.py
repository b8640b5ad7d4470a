"""A process whose own clock is wrong, as after a battery has died; the database's is right."""

import datetime as library
import sys
import time
from datetime import datetime, timedelta, tzinfo
from typing import Any

VARIABLE = "CLOCK_AHEAD_SECONDS"


def set_wrong(seconds: float) -> None:
    """Whatever asks Python for the time of day from now on is told a wrong one, in all loaded modules; what
    counts seconds (`monotonic`) goes on, as it does on a machine whose clock is set."""
    right_time, ahead = time.time, timedelta(seconds=seconds)

    class OfAny(type):
        def __instancecheck__(cls, one: object) -> bool:
            return isinstance(one, datetime)

    class Wrong(datetime, metaclass=OfAny):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> Any:
            return datetime.now(tz) + ahead

        @classmethod
        def utcnow(cls) -> Any:
            return datetime.now(library.UTC).replace(tzinfo=None) + ahead

    def wrong_time() -> float:
        return right_time() + seconds

    for module in [one for name, one in sys.modules.items() if name != __name__]:
        for name, value in list(vars(module).items()):
            if value is datetime:
                setattr(module, name, Wrong)
            elif value is right_time:
                setattr(module, name, wrong_time)
