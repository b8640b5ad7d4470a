"""One id from the webhook to the last delivery, carried by the context of the running task."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from uuid import uuid4

_current: ContextVar[str] = ContextVar("correlation_id", default="")


def current() -> str:
    """The id of what is being worked on, empty outside any work."""
    return _current.get()


@contextmanager
def correlated(correlation_id: str = "") -> Iterator[str]:
    """Work inside runs under the given id, or under a new one."""
    token = _current.set(correlation_id or uuid4().hex)
    try:
        yield _current.get()
    finally:
        _current.reset(token)
