"""What a question sets as a condition and an answer has to speak of: the client's own body, another currency.

«Кератин — 25 000 ₸» is right, and still no answer to «я беременна, кератин можно?».
"""

from collections.abc import Collection, Mapping
from functools import cache
from typing import Any

import yaml

from rag.fitted import DATA
from rag.retrieval.naming import Naming


def body(text: str) -> frozenset[str]:
    """States of the body that are named: pregnancy, an allergy, an illness."""
    return _naming("body").named(text)


def unaffected() -> tuple[Collection[str], float]:
    """Kinds of questions that no state of the body changes the answer to, and from which probability of one
    of them on."""
    data = _data("body")
    return data["unaffected"], float(data["surely"])


def currencies(text: str) -> frozenset[str]:
    """Other than tenge."""
    return _naming("currencies").named(text)


def unsaid(asked: Collection[str], entry: str) -> frozenset[str]:
    """Which of the conditions that were asked about the entry does not speak of."""
    if not asked:
        return frozenset()
    money = _every_currency() if _any_currency().named(entry) else currencies(entry)
    return frozenset(asked) - _told_of_body().named(entry) - money


@cache
def _naming(of: str) -> Naming:
    return Naming(_data(of)["named"])


@cache
def _told_of_body() -> Naming:
    states = _data("body")["named"]
    return Naming([{**one, "stems": [*one.get("stems", ()), *one.get("told", ())]} for one in states])


@cache
def _any_currency() -> Naming:
    return Naming([{"name": "all", **_data("currencies")["all"]}])


@cache
def _every_currency() -> frozenset[str]:
    return frozenset(str(one["name"]) for one in _data("currencies")["named"])


@cache
def _data(name: str) -> Mapping[str, Any]:
    content: Mapping[str, Any] = yaml.safe_load((DATA / "conditions" / f"{name}.yaml").read_text("utf-8"))
    return content
