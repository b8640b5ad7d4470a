"""Gathers a booking over a few messages and passes it to a person; nothing is ever confirmed here."""

from collections.abc import Sequence
from dataclasses import replace

from desk.booking import Booking, Field
from desk.decision import Action, Decision, Turn
from desk.ports import Phrasebook
from rag.booking.gathering import Gathered, gather, left_open
from rag.booking.menu import Menu
from rag.booking.moment import When
from rag.booking.passing import most_missed, passed_on
from rag.booking.replies import ANY, ASKS, DROPS, UNSURE, Replies, any_is
from rag.booking.words import Prompts
from rag.brain.questions import Questions
from rag.brain.trail import Trail
from rag.facts.hours_in_force import HoursInForce
from rag.intents.kinds import ALWAYS_A_PERSON, POLICY, Intent
from rag.phrases.classifier import Scores
from rag.understanding.reading import Understanding

MOST_TURNS = 6
"""Questions of the bot about one booking."""
SURELY_ASKED = 0.6
_MOVES = frozenset({Intent.RESCHEDULE, Intent.CANCEL})
"""What sounds like another booking is about this one while it is gathered."""
_BESIDE = frozenset({Intent.SMALL_TALK, Intent.ACKNOWLEDGEMENT, Intent.OFF_TOPIC, Intent.INJECTION})
_OTHERS = (POLICY | ALWAYS_A_PERSON | {Intent.OPT_OUT}) - _MOVES


class Collector:
    def __init__(
        self,
        *,
        replies: Replies,
        menu: Menu,
        hours: HoursInForce,
        questions: Questions,
        phrasebook: Phrasebook,
    ) -> None:
        self._replies = replies
        self._menu = menu
        self._hours = hours
        self._questions = questions
        self._prompts = Prompts(phrasebook)

    async def begin(self, turn: Turn, understanding: Understanding, trail: Trail) -> Decision:
        """The client's first wish; whatever it holds is taken at once."""
        turn = await self._by_hours_in_force(turn)
        known = turn.booking or Booking(touched_at=turn.now)
        asked = await self._replies.asked(turn, understanding)
        gathered = gather(turn, known, asked, wish=True)
        service = gathered.booking.service
        if service and await self._replies.no_thing(service):
            gathered = replace(gathered, booking=replace(gathered.booking, service=known.service))
        return await self._next(turn, understanding, gathered, asked, trail)

    async def go_on(self, turn: Turn, understanding: Understanding, trail: Trail) -> Decision | None:
        """None when the message is about something else: see `Reminder`."""
        known, language = turn.booking, understanding.language.reply
        if known is None or understanding.intent in _OTHERS:
            return None
        turn = await self._by_hours_in_force(turn)
        if known.choosing and (numbered := await self._menu.numbered(turn, known, language)):
            picked = Gathered(booking=numbered, when=When(), told=True)
            return await self._next(turn, understanding, picked, (), trail)
        scores = await self._replies.scores([part.text for part in understanding.parts if part.whole])
        asked = await self._replies.asked(turn, understanding)
        gathered = gather(turn, known, asked, wish=understanding.intent is Intent.BOOKING)
        loose = known.asked in {Field.SERVICE, Field.NAME} and not gathered.timed
        if loose or not gathered.told:
            if any_is(scores, DROPS):
                return self._dropped(understanding)
            if any_is(scores, ASKS):
                return None
        chosen = await self._menu.chosen(turn, gathered, language) if known.choosing else None
        if chosen is not None:
            gathered = chosen
        elif any_is(scores, ANY) and known.asked in {Field.DAY, Field.TIME}:
            gathered = replace(gathered, booking=left_open(gathered.booking, known.asked), told=True)
        elif loose and _leaves_open(scores, known.asked):
            gathered = Gathered(booking=known, when=gathered.when, told=False)
        if not gathered.told and _about_something_else(understanding):
            return None
        return await self._next(turn, understanding, gathered, asked, trail)

    async def _next(
        self,
        turn: Turn,
        understanding: Understanding,
        gathered: Gathered,
        asked: Sequence[str],
        trail: Trail,
    ) -> Decision:
        """The next question, or the whole to a person: when it is complete, when the client leaves out the
        same thing again, and when the knowledge can't answer what is asked beside."""
        language, known = understanding.language.reply, turn.booking
        if known and known.asked is Field.NAME and not gathered.timed:
            language = turn.language  # a name is of no language
        booking = replace(gathered.booking, touched_at=turn.now, choosing=False)
        labels: Sequence[str] = ()
        if booking.service and not (known and known.service):
            booking, labels = await self._menu.fitting(turn, booking, language)
        aside = await self._aside(turn, understanding, asked, trail)
        field = gathered.doubtful or next(iter(booking.missing), None)
        missed = known.missed + 1 if known and known.asked is field else 0
        trail.steps["booking"] = {"asked": field, "problem": gathered.when.problem, "missed": missed}
        if field is None or aside is None:
            return passed_on(booking, language, "intent:booking", aside or "")
        if missed >= most_missed(field) or booking.turns >= MOST_TURNS:
            return passed_on(booking, language, "booking_left_out", aside)
        problem = self._prompts.problem(gathered.when, turn, language) if gathered.when.problem else ""
        question = self._prompts.question(
            booking, field, language, begins=known is None, problem=problem, labels=labels
        )
        return Decision(
            action=Action.BOOKING,
            text="\n\n".join(filter(None, [aside, question])),
            language=language,
            reason=f"booking:ask_{field}",
            confidence=understanding.probability,
            booking=replace(
                booking, asked=field, missed=missed, turns=booking.turns + 1, choosing=bool(labels)
            ),
        )

    async def _by_hours_in_force(self, turn: Turn) -> Turn:
        return replace(turn, tenant=await self._hours.of(turn.tenant))

    async def _aside(
        self, turn: Turn, understanding: Understanding, asked: Sequence[str], trail: Trail
    ) -> str | None:
        """The answer to what is asked in the same message; None when only a person can answer it."""
        if not asked:
            return ""
        beside = replace(understanding, question=" ".join(asked), questions=asked)
        decision = await self._questions.answer(turn, beside, trail)
        return decision.text if decision.action is Action.ANSWER else None

    def _dropped(self, understanding: Understanding) -> Decision:
        return Decision(
            action=Action.SMALLTALK,
            text=self._prompts.dropped(understanding.language.reply),
            language=understanding.language.reply,
            reason="booking:dropped",
            confidence=understanding.probability,
        )


def _leaves_open(scores: Sequence[Scores], asked: Field | None) -> bool:
    return any_is(scores, UNSURE) or (asked is Field.NAME and any_is(scores, ANY))


def _about_something_else(understanding: Understanding) -> bool:
    if understanding.intent is Intent.QUESTION:
        return understanding.probability >= SURELY_ASKED
    return understanding.intent in _BESIDE
