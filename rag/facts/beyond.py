"""«Сколько за маникюр и мехенди?»: what is joined to a service and is none. Whatever is told of the service
alone would be half of the sum, and sound like the whole."""

from collections.abc import Sequence
from itertools import groupby

from rag.facts.asked import OF_SERVICES, merely_asks, tokens
from rag.facts.catalogue import Catalogue
from rag.facts.limits import fact_limits
from rag.language.detect import detect
from rag.language.glossary import glossed

_VERBS = ("ть", "ться", "ти", "ит")
"""In Latin letters the soft sign is left out: «pokrasit»."""


def beyond(question: str, catalogue: Catalogue) -> frozenset[str]:
    """The words of those joined parts in which nothing belongs to a service, in the client's words or in
    plain Russian, beside one in which something does."""
    joins = fact_limits().joins
    language = detect(question, hint="ru").kind
    runs = groupby(tokens(question), lambda word: word in joins)
    parts = [list(run) for joining, run in runs if not joining]
    foreign = [part for part in parts if not _of_a_service(part, catalogue, language)]
    if len(foreign) == len(parts):
        return frozenset()
    return frozenset(word for part in foreign for word in part if _names(word))


def _of_a_service(part: Sequence[str], catalogue: Catalogue, language: str) -> bool:
    plain = tokens(glossed(" ".join(part), language))
    return any(catalogue.holding(word) for word in (*part, *plain))


def _names(word: str) -> bool:
    """«Покрасить и поправить брови»: a verb speaks of the same thing once more."""
    asks = word in fact_limits().fillers or merely_asks(word, OF_SERVICES)
    return not asks and not word.endswith(_VERBS)
