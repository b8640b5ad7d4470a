"""Which live entries say otherwise than a lesson, and which says it already."""

from collections.abc import Iterator, Sequence

from desk.knowledge import KnowledgeItem, Lesson
from desk.ports import Comparison
from desk.proposal import Rival
from rag.examining.claims import denies, wording
from rag.examining.difference import Compared, Difference, compared
from rag.examining.subject import APART, NAMED, Likeness, telling_share
from rag.vocabulary import Vocabulary

HELD = 0.8
"""Share of the words of an answer without figures that are no news."""

Judged = tuple[Likeness, Compared]


def compare(vocabulary: Vocabulary, lesson: Lesson, alike: Sequence[Likeness]) -> Comparison:
    judged = [(one, compared(lesson.answer, one.item.answer, about=lesson.question)) for one in alike]
    same = [pair for pair in judged if pair[0].by_words]
    agreeing = [one for one, found in same if not found.difference and not found.adds and found.shares]
    silent = [one for one, found in same if not found.difference and not found.adds]
    for one in (*agreeing, *silent):
        if not one.abroad and _nothing_new(vocabulary, lesson, one.item):
            return Comparison(repeats=one.item.id)
    if agreeing:
        return Comparison()
    rivals = _nearest([pair for pair in same if pair[1].difference]) or _by_meaning(judged)
    lost = {found.difference.was for _, found in rivals if found.difference and found.difference.after}
    rivals += [pair for pair in judged if pair not in rivals and _states(pair, lost)]
    return Comparison(rivals=tuple(_rivals(lesson, rivals)))


def _nothing_new(vocabulary: Vocabulary, lesson: Lesson, item: KnowledgeItem) -> bool:
    if denies(lesson.answer) != denies(item.answer):
        return False
    left = wording(lesson.answer)
    return telling_share(vocabulary, left, f"{item.question} {item.answer}") >= HELD or not left.split()


def _nearest(judged: Sequence[Judged]) -> list[Judged]:
    """Of entries that state different things, as for men, women and children, those that say what the
    nearest one does: one press never changes several facts."""
    if not judged:
        return []
    _, found = max(judged, key=lambda pair: (pair[0].back >= NAMED, pair[0].meant))
    return [pair for pair in judged if _was(pair[1]) == _was(found)]


def _by_meaning(judged: Sequence[Judged]) -> list[Judged]:
    """The nearest question, when no other one that states something else is nearly as near. One in another
    language, only when no entry in the lesson's own states the same: that one would have matched by words."""
    ranked = sorted(
        (pair for pair in judged if pair[0].by_meaning and pair[1].difference),
        key=lambda pair: -pair[0].asked,
    )
    if not ranked:
        return []
    best, found = ranked[0]
    if best.abroad and any(
        not one.abroad and one.near and _was(other) == _was(found) for one, other in judged
    ):
        return []
    others = [
        one.asked
        for one, other in judged
        if one is not best and one.abroad == best.abroad and _was(other) != _was(found)
    ]
    return [ranked[0]] if best.asked - max(others, default=0.0) >= APART else []


def _states(pair: Judged, lost: set[str]) -> bool:
    """The very figure that is not true any more, in an entry near enough."""
    one, found = pair
    return one.near and _was(found) in lost and bool(found.difference and found.difference.after)


def _was(found: Compared) -> str:
    return found.difference.was if found.difference else ""


def _rivals(lesson: Lesson, judged: Sequence[Judged]) -> Iterator[Rival]:
    """The one in the lesson's language that is nearest comes first."""
    ordered = sorted(judged, key=lambda pair: (pair[0].abroad, -pair[0].meant))
    for place, (one, found) in enumerate(ordered):
        if found.difference is not None:
            yield _rival(lesson, one, found.difference, first=place == 0 and not one.abroad)


def _rival(lesson: Lesson, one: Likeness, difference: Difference, *, first: bool) -> Rival:
    """Where no figure can be exchanged, the first gives way to the lesson and the others are withdrawn."""
    item = one.item
    return Rival(
        item_id=item.id,
        question=item.question,
        answer=item.answer,
        language=item.language,
        was=difference.was,
        becomes=difference.becomes,
        after=difference.after or (lesson.answer if first else ""),
        author=item.provenance.author or item.provenance.file_name,
        since=item.updated_at,
    )
