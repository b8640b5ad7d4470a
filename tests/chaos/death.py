"""A process that dies at the worst moment: what was sent to it is committed, and nobody has been told."""

import os
import signal
from typing import NoReturn

import whatsapp.webhooks

VARIABLE = "DIES_BEFORE_ANSWERING"


def die_before_answering() -> None:
    """From now on the first webhook that is stored is the last thing this process does."""
    vars(whatsapp.webhooks)["success"] = _die


def _die(*_: object) -> NoReturn:
    os.kill(os.getpid(), signal.SIGKILL)
    raise AssertionError("nobody survives that")
