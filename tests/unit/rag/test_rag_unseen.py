"""Businesses that the weights were not fitted on, with their clients' messages."""

from collections import Counter

import pytest

from desk.decision import Action
from rag.evaluation import Report, Verdict, evaluate, read_cases
from rag.evaluation.report import Outcome
from tests.unit.rag.businesses import UNSEEN, documents, opened

pytestmark = [pytest.mark.timeout(300), pytest.mark.long]
DEMANDS = frozenset(
    {"human_request", "frustration", "payment", "refund", "medical", "complaint", "reschedule", "cancel"}
    | {"legal", "opt_out"}
)
KAZAKH = frozenset({"kk", "mixed"})


@pytest.fixture(scope="module")
async def unseen(tmp_path_factory: pytest.TempPathFactory) -> Report:
    outcomes: list[Outcome] = []
    for business in UNSEEN:
        async with opened(documents(business), tmp_path_factory.mktemp(business.name)) as (rag, tenant):
            report = await evaluate(rag.brain, tenant, read_cases(business / "cases.yaml"))
            outcomes += report.outcomes
    return Report(outcomes=outcomes)


def _answerable(outcomes: list[Outcome]) -> Counter[Verdict]:
    return Counter(one.verdict for one in outcomes if one.case.expect == Action.ANSWER)


def _intent(outcome: Outcome) -> str:
    return outcome.reason.removeprefix("intent:")


def test_most_of_what_is_known_is_answered(unseen: Report) -> None:
    """On a business nothing was tuned on most questions get the right answer at once, and nearly all the
    right answer or a choice with it."""
    found = _answerable(list(unseen.outcomes))
    assert found[Verdict.RIGHT] / found.total() >= 0.65
    assert (found[Verdict.RIGHT] + found[Verdict.CLARIFIED]) / found.total() >= 0.84


def test_a_wrong_answer_is_rare(unseen: Report) -> None:
    """Hardly anybody reads what is not the answer, whether one is known or not."""
    wrong = [one for one in unseen.outcomes if one.action == "answer" and one.verdict is not Verdict.RIGHT]
    assert len(wrong) / len(unseen.outcomes) <= 0.03
    vain = [one for one in unseen.outcomes if one.case.expect == "human" and one.case.kind == "question"]
    assert sum(one.action == "answer" for one in vain) / len(vain) <= 0.06


def test_who_asks_in_kazakh_is_served_as_well(unseen: Report) -> None:
    """Kazakh questions to Russian knowledge are answered nearly as often as Russian ones."""
    kazakh = _answerable([one for one in unseen.outcomes if one.case.language in KAZAKH])
    russian = _answerable([one for one in unseen.outcomes if one.case.language == "ru"])
    assert kazakh[Verdict.RIGHT] / kazakh.total() >= russian[Verdict.RIGHT] / russian.total() - 0.08


def test_demands_reach_a_person_and_questions_do_not(unseen: Report) -> None:
    """Who wants a person, money back, a change or silence gets it by its class; what only looks like that
    is treated as a question."""
    demands = [one for one in unseen.outcomes if one.case.kind in DEMANDS]
    caught = [one for one in demands if one.reason.startswith("intent:")]
    assert len(caught) / len(demands) >= 0.97
    alike = [one for one in unseen.outcomes if one.case.kind == "question"]
    alarms = [one for one in alike if _intent(one) in DEMANDS]
    assert len(alarms) / len(alike) <= 0.03
