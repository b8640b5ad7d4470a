"""Other ways to ask the same, made by rule: plainer, in Latin letters, in another frame, in Kazakh."""

import re
from collections.abc import Sequence
from functools import cache

import yaml

from rag.fitted import DATA

MOST = 8
_MARKS = re.compile(r"[^\w\s-]+")
_LATIN = dict(zip("абвгдезийклмнопрстуфхцыэәіңғүұқөһ", "abvgdeziiklmnoprstufhcyeainguukoh", strict=True)) | {
    "ё": "e",
    "ж": "zh",
    "ч": "ch",
    "ш": "sh",
    "щ": "sh",
    "ъ": "",
    "ь": "",
    "ю": "yu",
    "я": "ya",
}


def rewordings(question: str) -> Sequence[str]:
    """Different from each other and from the question."""
    plain = " ".join(_MARKS.sub(" ", question.lower()).split())
    made = [plain, "".join(_LATIN.get(letter, letter) for letter in plain), *_framed(plain)]
    return [one for one in dict.fromkeys(made) if one != question][:MOST]


def _framed(plain: str) -> list[str]:
    for frames in _frames():
        for frame, pattern in frames:
            if found := pattern.fullmatch(plain):
                return [other.format(x=found["x"]) for other, _ in frames if other != frame]
    return []


@cache
def _frames() -> list[list[tuple[str, re.Pattern[str]]]]:
    content = yaml.safe_load((DATA / "rewordings.yaml").read_text("utf-8"))
    return [[(frame, _pattern(frame)) for frame in group] for group in content["frames"]]


def _pattern(frame: str) -> re.Pattern[str]:
    before, after = frame.split("{x}")
    return re.compile(rf"(?:а |и |ал )?{re.escape(before)}(?P<x>.+){re.escape(after)}")
