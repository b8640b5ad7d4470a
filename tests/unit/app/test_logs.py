"""A log line is one JSON object that gives nothing away."""

import io
import json
import logging

import pytest
from loguru import logger

from app.logs import configure_logs, mask
from desk.correlation import correlated


@pytest.mark.parametrize(
    "secret",
    [
        "7000:sandbox-bot-token-of-the-demo-salon",
        "https://x/send-text?token=abc123&jid=1",
        "https://x/webhook/salon?secret=abc123",
        "postgresql://app:abc123@127.0.0.1/app",
        "Authorization: Bearer abc123",
        "77000000001@s.whatsapp.net",
        "+77000000001",
    ],
)
def test_secrets_and_whole_phone_numbers_are_masked(secret: str) -> None:
    masked = mask(f"before {secret} after")
    assert "abc123" not in masked
    assert "7000000001" not in masked
    assert "sandbox-bot-token" not in masked
    assert masked.startswith("before ")


def test_a_line_is_json_with_the_correlation_id_and_the_masked_error() -> None:
    stream = io.StringIO()
    configure_logs("INFO", stream)
    with correlated("abc"):
        try:
            int("token=abc123")
        except ValueError:
            logger.exception("{braces} stay", braces="{x}")
        logging.getLogger("library").warning("from a library %s", "{}")
    first, second = map(json.loads, stream.getvalue().splitlines())
    assert (first["level"], first["correlation_id"]) == ("ERROR", "abc")
    assert first["message"] == "{x} stay"
    assert "abc123" not in first["error"]
    assert second["message"] == "from a library {}"
