"""What ChatFlow answers is told apart by its body."""

from datetime import timedelta
from uuid import uuid4

import pytest

from app.phrases import FluentPhrasebook
from desk.tenant import Tenant
from desk.work import Failed, Outcome, Retry, Sent, Uncertain
from whatsapp.outcome import Answer, classify
from whatsapp.speech import speech

TOKEN = "token/of+the salon"
SAY = speech(FluentPhrasebook(), Tenant(id=uuid4(), slug="salon", name="Salon", languages=("en",)))


def outcome(body: str, status: int = 200, retry_after: str = "") -> Outcome:
    answer = Answer(status=status, body=body.encode(), retry_after=retry_after)
    return classify(answer, tenant_slug="salon", secrets=(TOKEN, "instance-1"), say=SAY)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ('{"success":true,"messageId":"OUT1"}', Sent(provider_id="OUT1")),
        ('{"success":true,"data":{"id":77}}', Sent(provider_id="77")),
        ('{"success":"true"}', Sent()),
        ("true", Sent()),
        ('{"success":false,"message":"Closed"}', Retry(error="ChatFlow refused the message: Closed")),
        ("false", Retry(error="ChatFlow refused the message.")),
    ],
)
def test_success_is_what_the_body_says(body: str, expected: Outcome) -> None:
    assert outcome(body) == expected


@pytest.mark.parametrize(
    "body", ["", "<html>Bad gateway</html>", "{}", "null", "[]", '"ok"', "{broken", "1" * 9000]
)
def test_an_answer_that_says_nothing_is_uncertain(body: str) -> None:
    assert isinstance(outcome(body), Uncertain)


@pytest.mark.parametrize("status", [401, 403])
def test_a_refused_token_comes_with_the_command_that_sets_it(status: int) -> None:
    assert outcome("", status) == Failed(
        error="ChatFlow refused the token of salon; set it by `run.py client set salon chatflow_token=…`."
    )


@pytest.mark.parametrize(
    ("status", "kind"),
    [
        *((status, Retry) for status in (408, 429, 500, 502, 503)),
        *((status, Uncertain) for status in (409, 504, 524)),
        *((status, Failed) for status in (302, 400, 404, 414)),
    ],
)
def test_statuses_tell_whether_another_try_is_safe(status: int, kind: type[Outcome]) -> None:
    assert isinstance(outcome("", status), kind)


@pytest.mark.parametrize(
    ("header", "after"),
    [
        ("7", timedelta(seconds=7)),
        ("9" * 12, timedelta(minutes=15)),
        ("soon", None),
        ("-1", None),
        ("²", None),
    ],
)
def test_a_wish_to_wait_is_honoured_within_reason(header: str, after: timedelta | None) -> None:
    answered = outcome("", 429, retry_after=header)
    assert isinstance(answered, Retry)
    assert answered.after == after


def test_a_quoted_answer_holds_no_secret_no_address_and_no_phone() -> None:
    said = (
        "Bad token/of+the salon and token%2Fof%2Bthe%20salon at https://x.kz/send?token=1 "
        "for 77000000001 instance-1"
    )
    answered = outcome(f'{{"success":false,"message":"{said}"}}')
    assert isinstance(answered, Retry)
    assert answered.error == "ChatFlow refused the message: Bad … and … at … for …0001 …"
