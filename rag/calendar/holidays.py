"""Public holidays, as data: on them the usual week is no promise."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

import yaml

from rag.fitted import DATA


@dataclass(frozen=True, slots=True, kw_only=True)
class Holidays:
    """Names by language, of fixed days of every year and of days that were announced for one year."""

    yearly: Mapping[tuple[int, int], Mapping[str, Any]]
    dated: Mapping[date, Mapping[str, Any]]

    def __contains__(self, day: object) -> bool:
        return isinstance(day, date) and (day in self.dated or (day.month, day.day) in self.yearly)

    def name(self, day: date, language: str) -> str:
        """Of a day that is one of them."""
        names = self.dated.get(day) or self.yearly[day.month, day.day]
        return str(names.get(language) or names["ru"])


@cache
def holidays(country: str = "kz") -> Holidays:
    content = yaml.safe_load((DATA / "calendar" / f"holidays.{country}.yaml").read_text("utf-8"))
    return Holidays(
        yearly={(int(key[:2]), int(key[3:])): names for key, names in content["yearly"].items()},
        dated=content["dated"],
    )
