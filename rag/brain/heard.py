"""A recording that may have been misheard: its words count when the client confirms them."""

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

import yaml

from desk.decision import Action, Decision, Turn
from desk.handover import TriggerType
from desk.message import Message, Option
from desk.ports import Phrasebook
from rag.brain.choice import offered
from rag.brain.decisions import handed_over
from rag.fitted import DATA
from rag.grams import words

SHORT = 3
"""Words of a yes or a no; who writes more says something of their own."""


def ask_if_heard(turn: Turn, language: str, phrasebook: Phrasebook) -> Decision | None:
    """«Я услышал: «…» — верно?», when that is not sure."""
    doubtful = next((said.text for said in turn.messages if said.media and said.media.unsure), "")
    if not doubtful:
        return None
    return Decision(
        action=Action.CLARIFY,
        text=phrasebook.say("heard", language, words=doubtful),
        language=language,
        options=(Option(label=doubtful, text=""),),
        reason="heard_unsurely",
    )


def confirmed(turn: Turn) -> Turn:
    """The turn with the words that the client has just confirmed, instead of the yes."""
    asked = said_back(turn)
    if asked and _replied(turn.messages, "yes"):
        return replace(turn, messages=(*turn.messages[:-1], replace(turn.messages[-1], text=asked)))
    return turn


def misheard(turn: Turn, language: str) -> Decision | None:
    """A person listens to what was said back wrongly."""
    if said_back(turn) and _replied(turn.messages, "no"):
        return handed_over(TriggerType.MEDIA, language, reason="misheard")
    return None


def said_back(turn: Turn) -> str:
    """The words of a recording that the bot asked about last."""
    options = offered(turn)
    return options[0].label if len(options) == 1 and not options[0].text else ""


def _replied(messages: Sequence[Message], kind: str) -> bool:
    told = words(" ".join(message.text for message in messages))
    return len(told) <= SHORT and bool(told) and told[0] in _replies()[kind]


@cache
def _replies() -> dict[str, frozenset[str]]:
    """Spelt as letters are compared."""
    content: dict[str, list[str]] = yaml.safe_load((DATA / "yes_no.yaml").read_text("utf-8"))
    return {kind: frozenset(word for one in said for word in words(one)) for kind, said in content.items()}
