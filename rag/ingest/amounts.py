"""Prices and durations as people write them in a price list."""

import re
from collections.abc import Sequence

from desk.services import NOTHING, Amount, exactly
from rag.ingest.price_words import price_words

_SPACE = "[ \u00a0\u2009\u202f]"
_NUMBER = rf"\d{{1,3}}(?:{_SPACE}\d{{3}})+(?!\d)|\d+(?:[.,]\d+)?"
_NUMBERS = re.compile(_NUMBER)
_RANGE = re.compile(rf"({_NUMBER})\D*?[-–—]\D*?({_NUMBER})|({_NUMBER})\s+до\s+({_NUMBER})")
_WORDS = re.compile(r"[^\W\d_]+|[-–—?]")
_CLOCK = re.compile(r"(\d{1,2}):(\d{2})(?::\d{2})?")
_PART = re.compile(r"(\d+(?:[.,]\d+)?)\s*([^\W\d_]+)?")
_CENTS = re.compile(r"[.,]00?$")
MOST = 10**9


class NotAnAmount(ValueError):
    """What is written is no price or no duration."""


def read_price(text: str) -> Amount | None:
    """«7 000 ₸», «от 5000», «5 000–7 000», «бесплатно»; None for «по запросу». Raises NotAnAmount."""
    lowered = text.lower().strip()
    values = price_words().values
    if not lowered or lowered in values["unknown"]:
        return None
    if lowered in values["free"]:
        return NOTHING
    numbers = [_whole(found) for found in _NUMBERS.findall(lowered)]
    if not numbers or len(numbers) > 2 or max(numbers) > MOST or not _only_money(lowered):
        raise NotAnAmount(text)
    if len(numbers) == 2:
        least, most = numbers
        if not _RANGE.search(lowered) or least > most:
            raise NotAnAmount(text)
        return Amount(least=least, most=most)
    return Amount(least=numbers[0], most=None) if _begins(lowered) else exactly(numbers[0])


def read_minutes(text: str, *, unit: str = "") -> Amount | None:
    """«90», «1,5 часа», «1 ч 30 мин», «1:30», «60–90 мин». `unit` is that of the header. Raises
    NotAnAmount."""
    lowered = text.lower().strip()
    if not lowered or lowered in price_words().values["unknown"]:
        return None
    if clock := _CLOCK.fullmatch(lowered):
        return exactly(int(clock.group(1)) * 60 + int(clock.group(2)))
    parts = _PART.findall(lowered)
    if not parts:
        raise NotAnAmount(text)
    units = [_unit(word) for _, word in parts]
    usual = next((one for one in reversed(units) if one), unit or "minutes")
    minutes = [_minutes(number, one or usual) for (number, _), one in zip(parts, units, strict=True)]
    if len(minutes) == 2 and re.search(r"[-–—]|\bдо\b", lowered):
        return Amount(least=minutes[0], most=minutes[1])
    if len(minutes) > 1 and units != ["hours", "minutes"]:
        raise NotAnAmount(text)
    return Amount(least=minutes[0], most=None) if _begins(lowered) else exactly(sum(minutes))


def _begins(text: str) -> bool:
    """«от 5000», «5000+», «5000 теңгеден бастап»."""
    return "+" in text or any(word in price_words().values["from"] for word in _WORDS.findall(text))


def _whole(number: str) -> int:
    """Raises NotAnAmount for a part of a tenge."""
    plain = _CENTS.sub("", re.sub(_SPACE, "", number))
    if not plain.isdigit():
        raise NotAnAmount(number)
    return int(plain)


def _only_money(text: str) -> bool:
    """«5000 за ноготь» is more than a price: it belongs into a note."""
    words = price_words()
    allowed = {*"-–—", "до", *(word for one in words.values["from"] for word in one.split())}
    currency = tuple(words.units["currency"])
    return all(word in allowed or word.startswith(currency) for word in _WORDS.findall(text))


def _unit(word: str) -> str:
    """Empty for a bare number and for words that name no unit, such as «около»."""
    units = price_words().units
    return next((unit for unit in ("minutes", "hours") if word in units[unit]), "")


def _minutes(number: str, unit: str) -> int:
    value = float(number.replace(",", "."))
    return round(value * 60) if unit == "hours" else round(value)


def split_names(text: str, separators: str) -> Sequence[str]:
    return [part.strip() for part in re.split(f"[{separators}\n]", text) if part.strip()]
