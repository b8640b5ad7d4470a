"""The business' own rules: who deals with which matter."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from desk.errors import DeskError

TEXT_LENGTH = 1000
"""Of the owner's own words: they leave as one message."""


class Matter(StrEnum):
    """What a client's message is about, as far as the owner may rule on it.

    A wish for a person, frustration and an opt-out are not here: nobody's rule changes them.
    """

    QUESTION = "question"
    BOOKING = "booking"
    PAYMENT = "payment"
    REFUND = "refund"
    MEDICAL = "medical"
    COMPLAINT = "complaint"
    RESCHEDULE = "reschedule"
    CANCEL = "cancel"
    LEGAL = "legal"
    OFF_TOPIC = "off_topic"


class Treatment(StrEnum):
    PERSON = "person"
    ANSWER = "answer"  # the knowledge, where it answers outright; else a person
    TEMPLATE = "template"  # the owner's own words


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """`texts`: the owner's words by language; kept while another treatment is chosen."""

    treatment: Treatment
    texts: Mapping[str, str] = field(default_factory=dict)

    def text(self, language: str, preferred: Sequence[str] = ()) -> str:
        """In that language, else in the first preferred one that there is, else in any; empty without."""
        found = (self.texts[one] for one in (language, *preferred) if self.texts.get(one))
        return next(found, next(iter(self.texts.values()), ""))


USUAL: Mapping[Matter, Policy] = {
    matter: Policy(
        treatment=Treatment.ANSWER if matter in {Matter.QUESTION, Matter.OFF_TOPIC} else Treatment.PERSON
    )
    for matter in Matter
}
"""Until the owner says otherwise."""


class WordsMissing(DeskError):
    """The owner's own words are chosen where there are none yet."""


class WordsTooLong(DeskError):
    """The owner's words would not leave as one message."""


def ruled(known: Policy, treatment: Treatment, texts: Mapping[str, str]) -> Policy:
    """The rule changed: words in other languages stay. Raises WordsMissing, WordsTooLong."""
    policy = Policy(treatment=treatment, texts={**known.texts, **texts})
    if treatment is Treatment.TEMPLATE and not policy.texts:
        raise WordsMissing
    if any(len(text) > TEXT_LENGTH for text in texts.values()):
        raise WordsTooLong
    return policy
