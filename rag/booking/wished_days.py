"""On which days a client wants to come, and what is wrong with them."""

from collections.abc import Sequence
from datetime import date

from rag.booking.moment import Asker, Problem, When
from rag.calendar.days import Days
from rag.calendar.lexemes import Row


def read_days(row: Row, found: Sequence[Days], asker: Asker) -> When:
    """The days named last, together with those joined to them by «или». Of a weekday and a date side by side
    both must hold."""
    if not found:
        return When()
    meant = [found[-1]]
    for before, after in zip(reversed(found[:-1]), reversed(found[1:]), strict=True):
        between = row.kinds[before.end : after.start]
        if "y" not in between and not (len(between) <= 1 and _agree(before, after)):
            if len(between) <= 1 and _disagree(before, after):
                return When(problem=Problem.MISMATCH, about=_dated(before, after))
            break
        meant.append(before)
    if not all(one.days for one in meant):
        return When(problem=Problem.IMPOSSIBLE)
    return _possible(sorted({day for one in meant for day in one.days}), asker)


def _agree(one: Days, other: Days) -> bool:
    return bool(one.days) and one.days == other.days


def _disagree(one: Days, other: Days) -> bool:
    """«в среду 26-го», and the 26th is a Thursday."""
    dates = [days.days[0].weekday() for days in (one, other) if days.weekday is None and len(days.days) == 1]
    names = [days.weekday for days in (one, other) if days.weekday is not None]
    return len(dates) == len(names) == 1 and dates != names


def _dated(one: Days, other: Days) -> date:
    return (one if one.weekday is None else other).days[0]


def _possible(days: Sequence[date], asker: Asker) -> When:
    ahead = [day for day in days if day >= asker.today]
    if not ahead:
        return When(problem=Problem.PAST, about=days[-1])
    open_ = tuple(day for day in ahead if asker.opening(day) != [])
    if not open_:
        return When(problem=Problem.CLOSED, about=ahead[0])
    return When(days=open_)
