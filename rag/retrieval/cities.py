"""Cities that a text names: what holds in one of them is not said to a client who asks about another."""

from collections.abc import Collection, Iterable, Mapping
from functools import cache
from typing import Any

import yaml

from rag.fitted import DATA
from rag.retrieval.naming import Naming


def elsewhere(asked: Collection[str], entry: str, knowledge: Iterable[str]) -> frozenset[str]:
    """Which of the cities that were asked about the entry does not speak of. One that names no city holds
    wherever the business is, as far as its `knowledge` tells that."""
    if not asked or _everywhere().named(entry):
        return frozenset()
    told = cities(entry) or frozenset().union(*map(cities, knowledge))
    return frozenset(asked) - told if told else frozenset()


def cities(text: str) -> frozenset[str]:
    """By their Russian names."""
    return _cities().named(text)


@cache
def _cities() -> Naming:
    return Naming(_data()["cities"], _data()["cases"])


@cache
def _everywhere() -> Naming:
    return Naming([{"name": "everywhere", **_data()["everywhere"]}], _data()["cases"])


@cache
def _data() -> Mapping[str, Any]:
    content: Mapping[str, Any] = yaml.safe_load((DATA / "places" / "cities.yaml").read_text("utf-8"))
    return content
