"""Whether two entries speak of the same thing."""

from dataclasses import dataclass

from desk.knowledge import KnowledgeItem, Lesson
from rag.examining.claims import wording
from rag.grams import grams, words
from rag.retrieval.found import HOLDS
from rag.retrieval.opposites import opposed_to
from rag.understanding.parts import sentences
from rag.vocabulary import Vocabulary

COMMON = 2.5
"""Mean IDF of a word that stands in every second question: «сколько», «стоит»."""

NAMED, NAMED_IN_ANSWER, HALF = 0.75, 0.9, 0.5
"""How much of the new question, or of the new answer and half of the question, an entry on the same holds."""
NAMED_BACK = 0.4
"""How much of the entry's question the lesson holds: «график работы? до скольки вы открыты?» asks more."""
MEANT = 0.38
MEANT_ALONE, APART = 0.8, 0.1
"""Cosines of the questions at which meaning is enough, when the next entry is so far behind."""
ABROAD_ASKED, ABROAD_MEANT = 0.6, 0.45
ABROAD_SAME_FIGURE, NEAR_SAME_FIGURE = 0.4, 0.25
"""Measured on the demo salon: eighteen lessons in Russian and Kazakh against its hundred entries."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Likeness:
    """`asked` and `meant`: cosines of the questions and of the whole entries. `forth`, `told`, `back`: shares
    of the words of the new question, the new answer and the old question that the other one holds."""

    item: KnowledgeItem
    asked: float
    meant: float
    forth: float
    told: float
    back: float
    abroad: bool
    """In another language."""

    @property
    def by_words(self) -> bool:
        """An entry that holds all that was asked and told may ask about other things as well."""
        if min(self.forth, self.told) >= NAMED_IN_ANSWER and self.meant >= HALF:
            return self.back >= NEAR_SAME_FIGURE
        named = self.forth >= NAMED or (self.told >= NAMED_IN_ANSWER and self.forth >= HALF)
        return named and self.back >= NAMED_BACK and self.meant >= MEANT

    @property
    def by_meaning(self) -> bool:
        if self.abroad:
            return self.asked >= ABROAD_ASKED and self.meant >= ABROAD_MEANT
        return self.asked >= MEANT_ALONE and self.meant >= ABROAD_ASKED

    @property
    def near(self) -> bool:
        """Enough for an entry that states the very figure that is not true any more."""
        floor = ABROAD_SAME_FIGURE if self.abroad else MEANT
        return self.meant >= floor and (self.abroad or min(self.forth, self.back) >= NEAR_SAME_FIGURE)


def likeness(
    vocabulary: Vocabulary, lesson: Lesson, item: KnowledgeItem, asked: float, meant: float
) -> Likeness:
    against = opposed_to(lesson.question)(item.question)
    new, old = f"{lesson.question} {lesson.answer}", f"{item.question} {item.answer}"
    return Likeness(
        item=item,
        asked=0.0 if against else asked,
        meant=0.0 if against else meant,
        forth=_best(vocabulary, lesson.question, old),
        told=telling_share(vocabulary, wording(lesson.answer), old),
        back=_best(vocabulary, item.question, new),
        abroad=item.language != lesson.language,
    )


def telling_share(vocabulary: Vocabulary, text: str, other: str) -> float:
    """How much of what the text tells the other one holds, rare words weighing more."""
    told = _told(vocabulary, text, other)
    whole = sum(weight for weight, _ in told)
    return sum(weight for weight, held in told if held) / whole if whole else 0.0


def names_the_same(vocabulary: Vocabulary, one: str, other: str) -> bool:
    """Each holds the word of the other that tells most."""
    return all(
        max(_told(vocabulary, text, against), default=(0.0, False))[1]
        for text, against in ((one, other), (other, one))
    )


def _told(vocabulary: Vocabulary, text: str, other: str) -> list[tuple[float, bool]]:
    """The weight of each telling word, and whether the other text holds it."""
    present = grams(other)
    told = []
    for word in set(words(text)):
        mass = vocabulary.mass(word)
        weight = mass.mean - COMMON
        if not word.isdigit() and weight > 0:
            told.append((weight, mass.share(present) >= HOLDS))
    return told


def _best(vocabulary: Vocabulary, question: str, text: str) -> float:
    """Of the sentence that is held best: «Где вы? Какой у вас адрес?» asks one thing twice."""
    return max((telling_share(vocabulary, one, text) for one in sentences([question])), default=0.0)
