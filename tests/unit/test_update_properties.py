"""No update of any shape can keep itself from being stored."""

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.inbox import GREATEST_ID, chat_of

KEYS = st.sampled_from(
    ["message", "callback_query", "my_chat_member", "poll", "chat", "from", "id", "update_id"]
)
SCALARS = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5)
UPDATES = st.recursive(
    SCALARS,
    lambda inner: st.dictionaries(KEYS, inner, max_size=4) | st.lists(inner, max_size=2),
    max_leaves=20,
)


@settings(max_examples=300)
@given(st.dictionaries(KEYS, UPDATES, max_size=3))
def test_every_update_has_a_chat_that_can_be_stored_or_none(update: dict[str, Any]) -> None:
    """Telegram would send an update that makes an error again and again, before all later ones."""
    chat_id = chat_of(update)
    assert chat_id is None or abs(chat_id) < GREATEST_ID


def test_the_chat_of_a_press_is_that_of_its_message() -> None:
    """A press on a message that is too old to be shown has only the person's own chat."""
    press = {"from": {"id": 5}, "message": {"chat": {"id": -100}}}
    assert chat_of({"update_id": 1, "callback_query": press}) == -100
    assert chat_of({"update_id": 1, "callback_query": {"from": {"id": 5}}}) == 5
    assert chat_of({"update_id": 1, "poll": {"id": "7"}}) is None
