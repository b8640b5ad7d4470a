"""From which bar a tenant's bot answers, and what is promised of it."""

from dataclasses import replace

import pytest

from desk.trust.counts import counts
from desk.trust.label import Label, log_odds, probability
from desk.trust.prior import Prior, RiskPoint
from desk.trust.shift import SPREAD, map_shift
from desk.trust.standing import stand
from desk.verdict import sampling_probability

PRIOR = Prior(
    points=[
        RiskPoint(threshold=0.5, error=0.2),
        RiskPoint(threshold=0.6, error=0.1),
        RiskPoint(threshold=0.8, error=0.06),
        RiskPoint(threshold=0.9, error=0.02),
    ],
    threshold=0.6,
)
USUAL = log_odds(0.6)
RIGHT = Label(odds=log_odds(0.85), bar=USUAL, right=True)
WRONG = replace(RIGHT, right=False)


def test_nobody_judged_yet() -> None:
    """The shipped threshold holds, and nothing is promised."""
    standing = stand([], PRIOR, 0.10)
    assert (standing.threshold, standing.shift, standing.guaranteed) == (0.6, 0.0, False)
    assert (standing.bound, standing.missing) == (1.0, 29)


def test_a_stricter_limit_begins_stricter() -> None:
    """A clinic's bot says less before anybody has judged it."""
    assert stand([], PRIOR, 0.05).threshold == 0.9


def test_twenty_nine_right_answers_are_a_promise() -> None:
    """Twenty-eight are none; one wrong one takes it back until there are forty-six."""
    assert not stand([RIGHT] * 28, PRIOR, 0.10).guaranteed
    assert stand([RIGHT] * 29, PRIOR, 0.10).guaranteed
    assert stand([RIGHT] * 28, PRIOR, 0.10).missing == 1
    assert not stand([*[RIGHT] * 44, WRONG], PRIOR, 0.10).guaranteed
    assert stand([*[RIGHT] * 45, WRONG], PRIOR, 0.10).guaranteed


def test_early_errors_are_believed_at_once() -> None:
    """A bot that is plainly wrong becomes careful long before a promise could be made."""
    standing = stand([*[WRONG] * 6, *[RIGHT] * 4], PRIOR, 0.10)
    assert standing.bar > USUAL


def test_a_bar_is_never_lowered_to_where_nothing_was_judged() -> None:
    """A thousand right answers from 0.6 on say nothing of those between 0.5 and 0.6."""
    likely = replace(RIGHT, odds=log_odds(0.99))
    assert stand([likely] * 1000, PRIOR, 0.10).bar >= USUAL - 1e-9


def test_drafts_may_lower_the_bar() -> None:
    """What the team accepted below the shipped threshold is answered without it in the end."""
    draft = Label(odds=log_odds(0.75), bar=log_odds(0.3), right=True)
    drafts = [*[draft] * 190, *[replace(draft, right=False)] * 10]
    assert draft.bar <= stand(drafts, PRIOR, 0.10).bar < USUAL


def test_an_answer_speaks_for_the_bars_between_its_own_and_its_odds() -> None:
    """And for none below the bar of its time: there it was no random one."""
    label = Label(odds=2.0, bar=1.0, right=False)
    counted = counts([label], [0.9, 1.0, 2.0, 2.1])
    assert [one.judged for one in counted] == [0, 1, 1, 0]
    assert [one.errors for one in counted] == [0, 1, 1, 0]


def test_answers_that_stand_for_many_count_for_less_than_they_weigh() -> None:
    """Every tenth answer was asked about: an error among those is ten errors of so many answers."""
    many, few = [Label(odds=1, bar=0, right=True)] * 50, [Label(odds=1, bar=0, right=False, weight=10)] * 5
    counted = counts([*many, *few], [0.5])[0]
    assert counted.judged == pytest.approx(100**2 / 550)
    assert counted.errors / counted.judged == pytest.approx(0.5)


def test_the_shift_is_where_the_posterior_is_highest() -> None:
    """Its slope is zero there; nobody's verdicts move nothing; many verdicts find the truth."""
    labels = [Label(odds=2.0, bar=0, right=number % 2 == 0) for number in range(400)]
    shift = map_shift(labels)
    likely = probability(2.0 + shift)
    assert 400 * (0.5 - likely) - shift / SPREAD**2 == pytest.approx(0, abs=1e-4)
    assert shift == pytest.approx(-2.0, abs=0.05)
    assert map_shift([]) == 0.0


def test_a_few_verdicts_move_little() -> None:
    """The prior of all tenants holds against three answers, which alone would move it without an end."""
    assert -2.0 < map_shift([Label(odds=2.0, bar=0, right=False)] * 3) < -1.0


def test_how_many_answers_are_shown_to_the_team() -> None:
    """All of the first fifty, then every fifth, then every tenth."""
    assert [sampling_probability(number) for number in (0, 49, 50, 149, 150)] == [1.0, 1.0, 0.2, 0.2, 0.1]


def test_what_all_have_in_common_lowers_no_bar() -> None:
    """However good the shipped weights are elsewhere, a looser threshold wants verdicts of one's own."""
    good = replace(PRIOR, points=[RiskPoint(threshold=t, error=0.01) for t in (0.5, 0.6, 0.8)])
    assert stand([RIGHT] * 40, good, 0.10).bar >= USUAL - 1e-9
