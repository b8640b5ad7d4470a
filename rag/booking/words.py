"""What the bot says while a booking is gathered."""

from collections.abc import Sequence
from zoneinfo import ZoneInfo

from desk.booking import Booking, Field
from desk.booking_words import BookingWords, clock
from desk.decision import Turn
from desk.ports import Phrasebook
from rag.booking.moment import Problem, When
from rag.booking.opening import opening_of

HALF_A_DAY = 12


class Prompts:
    def __init__(self, phrasebook: Phrasebook) -> None:
        self._phrasebook = phrasebook

    def question(
        self,
        booking: Booking,
        field: Field,
        language: str,
        *,
        begins: bool,
        problem: str,
        labels: Sequence[str],
    ) -> str:
        """`problem` says why what was told can't be, `labels` are the services to choose from."""
        begin = self._phrasebook.say("booking-begin", language) if begins else ""
        asked = self.ask(booking, field, language)
        if not labels:
            return " ".join(filter(None, [begin, problem, asked]))
        opening = " ".join(filter(None, [begin, problem]))
        return "\n\n".join(filter(None, [opening, self._which(labels, language), asked]))

    def ask(self, booking: Booking, field: Field, language: str) -> str:
        """Day and time are one question while both are missing."""
        if booking.hour is not None:
            hour, minute = booking.hour.hour % HALF_A_DAY, booking.hour.minute
            early, late = (f"{one}:{minute:02}" for one in (hour, hour + HALF_A_DAY))
            return self._phrasebook.say("booking-ask-half", language, early=early, late=late)
        both = field is Field.DAY and Field.TIME in booking.missing
        return self._phrasebook.say("booking-ask-when" if both else f"booking-ask-{field}", language)

    def _which(self, labels: Sequence[str], language: str) -> str:
        """Each row with its price."""
        numbered = [f"{number}. {label}" for number, label in enumerate(labels, 1)]
        return "\n".join([self._phrasebook.say("booking-ask-which", language), *numbered])

    def again(self, booking: Booking, field: Field, language: str) -> str:
        """After an answer to something else."""
        return self._phrasebook.say("booking-again", language, question=self.ask(booking, field, language))

    def dropped(self, language: str) -> str:
        return self._phrasebook.say("booking-dropped", language)

    def problem(self, when: When, turn: Turn, language: str) -> str:
        """Why it can't be, honestly; the question follows, and to an unclear hour it says all."""
        if when.problem is Problem.UNCLEAR_HOUR:
            return ""
        words = BookingWords(self._phrasebook, language)
        day = words.day(when.about) if when.about else ""
        hours = self._open_at(when, turn) if when.problem is Problem.CLOSED_HOUR else ""
        key = f"booking-{when.problem}"
        time = clock(when.hour) if when.hour else ""
        return self._phrasebook.say(key, language, day=day, time=time, hours=hours)

    def _open_at(self, when: When, turn: Turn) -> str:
        opening = opening_of(turn.tenant, ZoneInfo(turn.tenant.timezone))
        spans = (opening(when.about) if when.about else None) or []
        return ", ".join(f"{clock(opens)}–{clock(closes)}" for opens, closes in spans) or "unknown"
