"""What a text states that can be compared: prices, times, shares, lengths, days, other numbers, denial.

However it is written: «5000 тг», «5 000 ₸» and «5 тыс» are one price, «с 10 до 8 вечера» is 10:00–20:00.
"""

import re
from collections.abc import Callable, Sequence

from rag.examining.claim import Claim, Kind
from rag.examining.weekdays import weekdays

_GAP = "[ \u00a0\u2009\u202f]"
_NUMBER = rf"\d{{1,3}}(?:{_GAP}\d{{3}})+(?!\d)|\d+(?:[.,]\d+)?"
DAY = 24 * 60
_LETTER = "[^\\W\\d_]"


Reading = tuple[re.Pattern[str], Callable[[re.Match[str]], list[Claim]]]


def claims(text: str) -> Sequence[Claim]:
    """In the order of the text; each piece of it is read once, by the first reading that knows it."""
    found: list[Claim] = []
    taken: list[tuple[int, int]] = []
    for pattern, read in _READINGS:
        for match in pattern.finditer(text):
            if any(match.start() < end and start < match.end() for start, end in taken):
                continue
            made = read(match)
            if made:
                taken.append(match.span())
                found += made
    return sorted([*found, *weekdays(text)], key=lambda claim: claim.start)


def wording(text: str) -> str:
    """What is left of it without its claims and their units."""
    places = {(claim.start, claim.end, claim.unit) for claim in claims(text)}
    for start, end, unit in sorted(places, reverse=True):
        rest = text[end:].lstrip()
        text = f"{text[:start]} {rest.removeprefix(unit)}"
    return text


def _value(digits: str) -> float:
    return float(re.sub(_GAP, "", digits).replace(",", "."))


def _single(kind: Kind, factor: float = 1.0) -> Callable[[re.Match[str]], list[Claim]]:
    def read(match: re.Match[str]) -> list[Claim]:
        start, end = match.span("n")
        unit = match.string[end : match.end()].strip()
        return [Claim(kind=kind, value=_value(match["n"]) * factor, start=start, end=end, unit=unit)]

    return read


def _price(match: re.Match[str]) -> list[Claim]:
    start, end = match.span("n")
    factor = 1000 if match["thousand"] else 1
    end = match.end("thousand") if match["thousand"] else end
    unit = match.string[end : match.end()].strip()
    return [Claim(kind=Kind.PRICE, value=_value(match["n"]) * factor, start=start, end=end, unit=unit)]


def _bare_price(match: re.Match[str]) -> list[Claim]:
    """«маникюр 6000»: a round number of some size without a unit is money."""
    value = _value(match["n"])
    if value < 500 or value % 50 or value > 10_000_000:
        return []
    return [Claim(kind=Kind.PRICE, value=value, start=match.start("n"), end=match.end("n"))]


def _free(match: re.Match[str]) -> list[Claim]:
    return [Claim(kind=Kind.PRICE, value=0, start=match.start(), end=match.end())]


def _clock(match: re.Match[str]) -> list[Claim]:
    hours, minutes = int(match["h"]), int(match["m"])
    if hours > 24 or minutes > 59:
        return []
    return [Claim(kind=Kind.TIME, value=hours * 60 + minutes, start=match.start("h"), end=match.end("m"))]


def _hours(match: re.Match[str]) -> list[Claim]:
    """`a` and `b` are whole hours; «вечера» after the last moves it past noon."""
    made = []
    for name in ("a", "b"):
        if name in match.re.groupindex and match[name]:
            hour = int(match[name])
            late = match.groupdict().get("late") if name == "b" or "b" not in match.re.groupindex else None
            if late and hour < 12:
                hour += 12
            if hour > 24:
                return []
            made.append(Claim(kind=Kind.TIME, value=hour * 60, start=match.start(name), end=match.end(name)))
    return made


_LATE = r"(?:\s*(?P<late>вечера|дня|кешкі|кешке))"
_EVENING, _NOON = r"(?P<late>вечера|кешкі|кешке)", r"(?P<late>дня)"
_AT = r"(?:(?<=\bв )|(?<=\bс )|(?<=\bк )|(?<=\bдо )|(?<=\bпосле ))"
"""«в 3 дня» is an hour, «за 3 дня» and «срок 3 дня» are lengths."""
_UNITS_OF_LIFE = (
    r"(?!\s*(?:лет|год|жас|мин|мес|нед|дн|день|дней|кг|шт|тыс|к\b|тг|тенге|теңге|₸|%|час[аы]?\b|сағат\b|апта"
    r"|ай\b|күн))"
)
_MONEY = rf"(?:₸|(?:тг|тнг|тенге|теңге|kzt){_LETTER}*)"

_PLAIN = rf"(?P<n>{_NUMBER})"
_THOUSAND = rf"(?P<thousand>тыс{_LETTER}*\.?|мың{_LETTER}*|[кk](?!{_LETTER}))"
_HOUR_A, _HOUR_B = r"(?P<a>\d{1,2})", r"(?P<b>\d{1,2})"
_NOT_MONEY = r"(?![\d:]|\s*(?:лет|год|жас|кг|г\b|гр|шт|мл|л\b|см|м\b|раз|человек|мест|адам))"
_HOUR_ENDS = r"(?=\s*(?:час|[.,;!)]|$|-?(?:ге|ға|ке|қа|де|да|ден|дан)))"


def _reading(pattern: str, read: Callable[[re.Match[str]], list[Claim]]) -> Reading:
    return re.compile(pattern, re.IGNORECASE), read


def _length(stems: str, minutes: int) -> Reading:
    return _reading(rf"{_PLAIN}\s*(?:{stems})", _single(Kind.LENGTH, minutes))


_READINGS: tuple[Reading, ...] = (
    _reading(r"(?<![\d.,:])(?P<h>\d{1,2}):(?P<m>\d{2})(?!\d)", _clock),
    _reading(r"(?<![\d.,:])(?P<h>\d{1,2})\.(?P<m>[0-5]0)(?![\d.])(?!\s*(?:%|кг|час|сағ))", _clock),
    _reading(rf"{_PLAIN}\s*{_THOUSAND}?\s*{_MONEY}", _price),
    _reading(rf"{_PLAIN}\s*{_THOUSAND}", _price),
    _reading(rf"{_PLAIN}\s*(?:%|процент{_LETTER}*|пайыз{_LETTER}*)", _single(Kind.SHARE)),
    _length(rf"мин{_LETTER}*", 1),
    _reading(
        rf"\bсо?\s+{_HOUR_A}\s*(?:утра)?\s*(?:до|по)\s+{_HOUR_B}(?!\d|[.,:]\d){_UNITS_OF_LIFE}{_LATE}?",
        _hours,
    ),
    _reading(rf"{_HOUR_A}-?\s*[дтн][еа]н\s+{_HOUR_B}-?\s*[гкғқ][еа]\b{_LATE}?", _hours),
    _reading(rf"{_HOUR_A}\s*(?:часов\s+)?{_EVENING}", _hours),
    _reading(rf"{_HOUR_A}\s*час(?:ов|а)?\s+{_NOON}", _hours),
    _reading(rf"{_AT}{_HOUR_A}\s*{_NOON}", _hours),
    _reading(rf"{_HOUR_A}\s*(?:часов\s+)?(?:утра|таңғы)", _hours),
    _reading(
        rf"(?:\bдо|\bс|\bк|\bв|\bпосле|сағат)\s+{_HOUR_A}(?!\d|[.,:]\d|{_GAP}\d){_UNITS_OF_LIFE}{_HOUR_ENDS}",
        _hours,
    ),
    _length(rf"(?:час|сағат){_LETTER}*", 60),
    _length(rf"(?:дн(?:я|ей|и)|день|сут|күн){_LETTER}*", DAY),
    _length(rf"(?:недел|апта){_LETTER}*", 7 * DAY),
    _length(rf"(?:месяц{_LETTER}*|мес\b|ай\b|айға\b)", 30 * DAY),
    _reading(rf"(?<![\d.,:№-]){_PLAIN}{_NOT_MONEY}", _bare_price),
    _reading(r"\b(?:бесплатн\w*|даром|тегін)\b", _free),
    _reading(_PLAIN, _single(Kind.NUMBER)),
)
"""The first that knows a piece of text reads it."""


_FIRST = re.compile(r"^.*?(?:[.!?…\n]|$)", re.DOTALL)
_DENIES = re.compile(
    r"\b(?:нет|нету|нельзя|запрещено|отсутству\w+|жоқ|емес|болмайды)\b"
    r"|\bне\s+(?:\w+(?:ем|ём|им|ся|ет|ит|ут|ют|ят)|нужн\w*|надо|можем|обязательн\w*)\b"
    r"|\w+(?:май|мей|бай|бей|пай|пей)(?:мыз|міз|ды|ді|сыз|сіз)\b",
    re.IGNORECASE,
)
LONGEST_DENIAL = 12
"""Words: a longer sentence says more than yes or no."""


def denies(text: str) -> bool | None:
    """Whether its first sentence says no; None when that can't be told."""
    first = (_FIRST.match(text.strip()) or [""])[0]
    if not first or len(first.split()) > LONGEST_DENIAL:
        return None
    return bool(_DENIES.search(first))
