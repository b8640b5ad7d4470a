"""Gathers a booking over a few messages and passes it to a person; nothing is ever confirmed here."""

from collections.abc import Sequence
from dataclasses import replace

from desk.booking import Booking, Field
from desk.decision import Action, Decision, Turn
from desk.handover import Trigger, TriggerType
from desk.ports import Phrasebook
from rag.booking import wishes
from rag.booking.gathering import Gathered, gather, left_open, names_a_time
from rag.booking.words import Prompts
from rag.brain.questions import Questions
from rag.brain.trail import Trail
from rag.intents.kinds import ALWAYS_A_PERSON, POLICY, Intent
from rag.phrases.classifier import Classifier, Scores
from rag.understanding.reading import Understanding

MOST_TURNS = 6
"""Questions of the bot about one booking."""
MOST_MISSED = 2
"""Times in a row that the client leaves out what was asked for."""
SURE = 0.5
SURELY_ASKED = 0.6
SURELY_DEMANDED, SURELY_A_REPLY = 0.7, 0.8
"""Of a class alone, and of a reply."""
GIVES, ASKS, DROPS, ANY, UNSURE = "gives", "asks", "drops", "any", "unsure"
_MOVES = frozenset({Intent.RESCHEDULE, Intent.CANCEL})
"""What sounds like another booking is about this one while it is gathered."""
_CONSENT = frozenset({Action.OPTOUT, Action.OPTIN})
_BESIDE = frozenset({Intent.SMALL_TALK, Intent.ACKNOWLEDGEMENT, Intent.OFF_TOPIC, Intent.INJECTION})
_OUTVOTED = POLICY | {Intent.FRUSTRATION, Intent.OPT_OUT}
_OTHERS = (POLICY | ALWAYS_A_PERSON | {Intent.OPT_OUT}) - _MOVES


class Collector:
    """`replies` is the classifier of `rag/data/booking`: what a client does with the bot's question."""

    def __init__(self, *, replies: Classifier, questions: Questions, phrasebook: Phrasebook) -> None:
        self._replies = replies
        self._questions = questions
        self._prompts = Prompts(phrasebook)

    async def understood(self, turn: Turn, understanding: Understanding) -> Understanding:
        """A fragment such as «после обеда» or «не знаю» is a reply to the bot's question when it sounds like
        one much more than like a demand. A wish for a person is always a demand."""
        intent = understanding.intent
        if turn.booking is None or intent not in _OUTVOTED:
            return understanding
        if max(part.scores.get(intent, 0.0) for part in understanding.parts) >= SURELY_DEMANDED:
            return understanding
        scores = await self._scores([part.text for part in understanding.parts if part.whole])
        if not all(
            max(share for label, share in row.items() if label != ASKS) >= SURELY_A_REPLY for row in scores
        ):
            return understanding
        return replace(understanding, intent=Intent.QUESTION, probability=0.0)

    async def begin(self, turn: Turn, understanding: Understanding, trail: Trail) -> Decision:
        """The client's first wish; whatever it holds is taken at once."""
        known = turn.booking or Booking(touched_at=turn.now)
        asked = await self._asked(turn, understanding)
        gathered = gather(turn, known, asked, wish=True)
        service = gathered.booking.service
        if service and _else(await self._scores([service])):
            gathered = replace(gathered, booking=replace(gathered.booking, service=known.service))
        return await self._next(turn, understanding, gathered, asked, trail)

    async def go_on(self, turn: Turn, understanding: Understanding, trail: Trail) -> Decision | None:
        """None when the message is about something else: see `resume`."""
        known = turn.booking
        if known is None or understanding.intent in _OTHERS:
            return None
        scores = await self._scores([part.text for part in understanding.parts if part.whole])
        asked = await self._asked(turn, understanding)
        gathered = gather(turn, known, asked, wish=understanding.intent is Intent.BOOKING)
        loose = known.asked in {Field.SERVICE, Field.NAME} and not gathered.timed
        if loose or not gathered.told:
            if _any(scores, DROPS):
                return self._dropped(understanding)
            if _any(scores, ASKS):
                return None
        if _any(scores, ANY) and known.asked in {Field.DAY, Field.TIME}:
            gathered = replace(gathered, booking=left_open(gathered.booking, known.asked), told=True)
        elif loose and _any(scores, UNSURE):
            gathered = Gathered(booking=known, when=gathered.when, told=False)
        if not gathered.told and _about_something_else(understanding):
            return None
        return await self._next(turn, understanding, gathered, asked, trail)

    def resume(self, turn: Turn, decision: Decision) -> Decision:
        """What was decided about something else, with a reminder of what the bot had asked."""
        known = turn.booking
        if decision.action in _CONSENT or decision.booking is not None:
            return decision
        if decision.action is Action.BOOKING:
            begun = known or Booking(touched_at=turn.now)
            return replace(decision, booking=gather(turn, begun, (), wish=True).booking)
        if known is None or known.asked is None or decision.needs_person or decision.action is Action.CLARIFY:
            return replace(decision, booking=known)
        missed = known.missed + (decision.action is not Action.ANSWER)
        if missed >= MOST_MISSED:
            return _passed_on(known, decision.language, "booking_left_out")
        reminder = self._prompts.again(known, known.asked, decision.language)
        return replace(
            decision,
            action=Action.BOOKING if decision.action is Action.IGNORE else decision.action,
            text="\n\n".join(filter(None, [decision.text, reminder])),
            booking=replace(known, missed=missed, touched_at=turn.now),
        )

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
        booking = replace(gathered.booking, touched_at=turn.now)
        aside = await self._aside(turn, understanding, asked, trail)
        field = gathered.doubtful or next(iter(booking.missing), None)
        missed = known.missed + 1 if known and known.asked is field else 0
        trail.steps["booking"] = {"asked": field, "problem": gathered.when.problem, "missed": missed}
        if field is None or aside is None:
            return _passed_on(booking, language, "intent:booking", aside or "")
        if missed >= MOST_MISSED or booking.turns >= MOST_TURNS:
            return _passed_on(booking, language, "booking_left_out", aside)
        problem = self._prompts.problem(gathered.when, turn, language) if gathered.when.problem else ""
        begin = "" if known else self._prompts.begin(language)
        question = " ".join(filter(None, [begin, problem, self._prompts.ask(booking, field, language)]))
        return Decision(
            action=Action.BOOKING,
            text="\n\n".join(filter(None, [aside, question])),
            language=language,
            reason=f"booking:ask_{field}",
            confidence=understanding.probability,
            booking=replace(booking, asked=field, missed=missed, turns=booking.turns + 1),
        )

    async def _asked(self, turn: Turn, understanding: Understanding) -> list[str]:
        """Sentences that ask something and name no time."""
        questions = understanding.questions
        return [
            text
            for text, row in zip(questions, await self._scores(questions), strict=True)
            if row[ASKS] >= SURE and not names_a_time(text, turn)
        ]

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

    async def _scores(self, texts: Sequence[str]) -> Sequence[Scores]:
        return (await self._replies.scores(texts))[0]


def _passed_on(booking: Booking, language: str, reason: str, text: str = "") -> Decision:
    """`text`: the answer to what was asked beside."""
    return Decision(
        action=Action.BOOKING,
        text=text,
        language=language,
        trigger=Trigger(type=TriggerType.INTENT, value=Intent.BOOKING.value.upper()),
        reason=reason,
        confidence=1.0,
        booking=booking,
    )


def _any(scores: Sequence[Scores], label: str) -> bool:
    return any(row[label] >= SURE for row in scores)


def _else(scores: Sequence[Scores]) -> bool:
    """Surely no thing to be booked."""
    return any(share >= SURE for label, share in scores[0].items() if label != GIVES)


def _about_something_else(understanding: Understanding) -> bool:
    if understanding.intent is Intent.QUESTION:
        return understanding.probability >= SURELY_ASKED
    return understanding.intent in _BESIDE


def about_the_service(turn: Turn, understanding: Understanding) -> Understanding:
    """«а сколько стоит?» amid a booking is about what is booked."""
    service = turn.booking.service if turn.booking else ""
    if not service or not wishes.of_it(understanding.question):
        return understanding
    return replace(
        understanding, question=f"{wishes.without_opener(understanding.question)} {service}?", subject=""
    )
