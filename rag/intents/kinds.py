"""The classes of messages, and what follows from each."""

from enum import StrEnum


class Intent(StrEnum):
    QUESTION = "question"
    BOOKING = "booking"
    HUMAN_REQUEST = "human_request"
    FRUSTRATION = "frustration"
    PAYMENT = "payment"
    REFUND = "refund"
    MEDICAL = "medical"
    COMPLAINT = "complaint"
    RESCHEDULE = "reschedule"
    CANCEL = "cancel"
    LEGAL = "legal"
    OPT_OUT = "opt_out"
    OPT_IN = "opt_in"
    SMALL_TALK = "small_talk"
    ACKNOWLEDGEMENT = "acknowledgement"
    OFF_TOPIC = "off_topic"
    INJECTION = "injection"


ALWAYS_A_PERSON = frozenset({Intent.HUMAN_REQUEST, Intent.FRUSTRATION})
"""No rule of the owner changes these."""

POLICY = frozenset(
    {
        Intent.PAYMENT,
        Intent.REFUND,
        Intent.MEDICAL,
        Intent.COMPLAINT,
        Intent.RESCHEDULE,
        Intent.CANCEL,
        Intent.LEGAL,
    }
)
"""A person, unless the owner's own words answer exactly this."""

PERSON = ALWAYS_A_PERSON | POLICY
