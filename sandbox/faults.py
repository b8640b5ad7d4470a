"""Programmed misbehaviour of a double: what the other side's server does on a bad day."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field, replace
from enum import StrEnum

from aiohttp import web

from sandbox.wire import Json


class FaultKind(StrEnum):
    REFUSE = "refuse"
    """The service's own refusal: ChatFlow's `success:false`, Telegram's `ok:false`."""
    STATUS = "status"
    """A bare HTTP status from something in between."""
    HTML = "html"
    """HTTP 200 with a web page instead of JSON."""
    DROP_BEFORE = "drop_before"
    """The connection breaks and nothing was done."""
    DROP_AFTER = "drop_after"
    """Everything was done, then the connection breaks: the caller can't know."""
    SLOW = "slow"
    """Only `delay_seconds`, then as usual."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """`times=None` lasts until cleared; `method="*"` is every method; `only_containing` narrows it to calls
    whose parameters contain that text; `parameters` are Telegram's (`retry_after`, `migrate_to_chat_id`)."""

    kind: FaultKind
    method: str = "*"
    times: int | None = 1
    status: int = 503
    description: str = "Service Unavailable"
    delay_seconds: float = 0.0
    parameters: Json = field(default_factory=dict)
    only_containing: str = ""


class Faults:
    """Faults in the order they were added; the first that fits a call is used."""

    def __init__(self) -> None:
        self._faults: list[Fault] = []

    @property
    def pending(self) -> tuple[Fault, ...]:
        return tuple(self._faults)

    def add(self, fault: Fault) -> None:
        self._faults.append(fault)

    def clear(self) -> None:
        self._faults.clear()

    def go_down(self) -> None:
        """Break every connection until `clear()`."""
        self._faults.insert(0, Fault(kind=FaultKind.DROP_BEFORE, times=None))

    @property
    def is_down(self) -> bool:
        endless = [fault for fault in self._faults if fault.times is None and fault.method == "*"]
        return any(fault.kind is FaultKind.DROP_BEFORE and not fault.only_containing for fault in endless)

    def take(self, method: str, parameters: str = "") -> Fault | None:
        for place, fault in enumerate(self._faults):
            if fault.method.lower() in ("*", method.lower()) and fault.only_containing in parameters:
                self._use(place, fault)
                return fault
        return None

    def _use(self, place: int, fault: Fault) -> None:
        if fault.times is None:
            return
        if fault.times <= 1:
            del self._faults[place]
        else:
            self._faults[place] = replace(fault, times=fault.times - 1)


async def serve_with(
    fault: Fault | None,
    request: web.Request,
    serve: Callable[[], Awaitable[web.Response]],
    refuse: Callable[[Fault], web.Response],
) -> web.Response:
    """Answer `request` by `serve`, bent by `fault`."""
    if fault is None:
        return await serve()
    await asyncio.sleep(fault.delay_seconds)
    match fault.kind:
        case FaultKind.SLOW:
            return await serve()
        case FaultKind.REFUSE:
            return refuse(fault)
        case FaultKind.STATUS:
            return web.Response(status=fault.status, text=fault.description)
        case FaultKind.HTML:
            return web.Response(text="<html><body>Bad gateway</body></html>", content_type="text/html")
        case FaultKind.DROP_AFTER:
            await serve()
    return broken(request)


def broken(request: web.Request) -> web.Response:
    """Reset the connection; the response that aiohttp insists on goes nowhere."""
    if request.transport is not None:
        request.transport.abort()
    return web.Response()
