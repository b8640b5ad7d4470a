"""The numbers in a text, so that «2 500» is never taken for «500»."""

import re

_SPACE = "[ \u00a0\u2009\u202f]"
_PHONE = re.compile(
    r"(?:\+7|\b[78])[\s\-(\u00a0]*\d{3}[\s\-)\u00a0]*\d{3}[\s\-\u00a0]*\d{2}[\s\-\u00a0]*\d{2}(?!\d)"
)
_FIGURE = re.compile(rf"\d{{1,2}}:\d{{2}}|\d{{1,3}}(?:{_SPACE}\d{{3}})+(?!\d)|\d+(?:[.,]\d+)?")


def figures(text: str) -> frozenset[str]:
    """Each number in one form: digit groups joined, a decimal point, phones as eleven digits from 7,
    times as they are."""
    found = {"7" + re.sub(r"\D", "", phone)[-10:] for phone in _PHONE.findall(text)}
    rest = _PHONE.sub(" ", text)
    return frozenset(found | {_plain(number) for number in _FIGURE.findall(rest)})


def _plain(number: str) -> str:
    if ":" in number:
        hours, minutes = number.split(":")
        return f"{int(hours)}:{minutes}"
    return re.sub(_SPACE, "", number).replace(",", ".").lstrip("0") or "0"
