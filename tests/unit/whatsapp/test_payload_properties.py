"""No JSON value at all can break the parser, and nothing unfit for the database leaves it."""

import json
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from whatsapp import fields
from whatsapp.address import parse_address
from whatsapp.answers import Refused
from whatsapp.attachment import parse_attachment
from whatsapp.body import read_json
from whatsapp.cleaning import TEXT_LIMIT, clean
from whatsapp.events import ClientMessage, Report
from whatsapp.payload import parse
from whatsapp.provider_time import parse_time
from whatsapp.trimming import DEPTH_LIMIT

TEXTS = st.text(st.characters(), max_size=30)  # lone surrogates and NUL included
SCALARS = st.none() | st.booleans() | st.integers() | st.floats() | TEXTS
ANY_JSON = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXTS, inner, max_size=4)
)
KEYS = st.sampled_from(
    [
        *fields.JID,
        *fields.MESSAGE_ID,
        *fields.NAME,
        *fields.TEXT,
        *fields.KIND,
        *fields.MEDIA,
        *fields.FROM_ME,
        *("metadata", "key", "timestamp", "location", "latitude", "longitude", "isGroup", "client_slug"),
        *("base64", "url", "mimetype", "fileName", "caption", "ptt", "seconds", "duration", "status"),
    ]
)
KNOWN_VALUES = st.sampled_from(
    [
        "77000000001@c.us",
        "1@lid",
        "1@g.us",
        "status@broadcast",
        "image",
        "text",
        "location",
        "AAAA",
        "да",
        43.2,
    ]
)
NEAR_MISSES = st.recursive(
    SCALARS | KNOWN_VALUES,
    lambda inner: st.dictionaries(KEYS, inner, max_size=8) | st.lists(inner, max_size=3),
    max_leaves=40,
)


def storable(text: str) -> bool:
    return "\x00" not in text and text == text.encode("utf-8", "ignore").decode("utf-8")


def check(value: Any) -> None:
    event = parse(value)
    if isinstance(event, Report):
        packed = json.dumps(event.payload, ensure_ascii=False, allow_nan=False)
        assert "\\u0000" not in packed
        packed.encode("utf-8")
        return
    assert isinstance(event, ClientMessage)
    incoming = event.incoming
    assert incoming.provider_id
    assert incoming.text or incoming.media
    assert len(incoming.text) <= TEXT_LIMIT
    assert incoming.contact.external_id.endswith(("@s.whatsapp.net", "@lid"))
    assert all(map(storable, (incoming.text, incoming.provider_id, incoming.contact.name)))
    if incoming.media:
        assert all(map(storable, (incoming.media.mimetype, incoming.media.file_name, incoming.media.url)))


@given(ANY_JSON)
def test_any_json_value_is_an_event(value: Any) -> None:
    check(value)


@settings(max_examples=400)
@given(NEAR_MISSES)
def test_known_keys_with_wrong_values_are_an_event(value: Any) -> None:
    check(value)


@given(SCALARS | TEXTS.map(lambda user: f"{user}@s.whatsapp.net"))
def test_a_normal_address_is_its_own_normal_form(value: Any) -> None:
    address = parse_address(value)
    if address and address.jid:
        assert parse_address(address.jid) == address


@given(st.text(st.characters(), max_size=200), st.integers(min_value=1, max_value=150))
def test_cleaning_twice_changes_nothing(text: str, limit: int) -> None:
    once = clean(text, limit)
    assert clean(once, limit) == once
    assert len(once) <= limit


def test_hundreds_of_levels_are_an_event() -> None:
    """As deep as the JSON reader itself lets through."""
    value: Any = "дно"
    for _ in range(900):
        value = {"body": value, "metadata": [value]} if _ > 895 else [value]
    check(value)
    message = {"text": "да", "from": "77000000001", "nodeData": value}
    check(message)
    assert DEPTH_LIMIT < 100


@given(st.binary(max_size=200) | st.binary(max_size=60).map(lambda raw: b'{"a":"' + raw + b'"}'))
def test_any_bytes_are_json_or_refused_in_a_sentence(packed: bytes) -> None:
    refusal = None
    try:
        check(read_json(packed))
    except Refused as refused:
        refusal = refused
    assert refusal is None or (refusal.status, refusal.sentence[-1]) == (400, ".")


@given(st.dictionaries(KEYS, SCALARS | KNOWN_VALUES | st.binary(max_size=9).map(bytes.hex), max_size=8))
def test_any_description_of_a_file_is_an_attachment_or_none(data: dict[str, Any]) -> None:
    """Whatever its kind is called, nothing in it is unfit for a header, an address or the database."""
    for kind in ("image", "voice", "location", "unheard of", ""):
        found = parse_attachment(kind, data)
        if found is not None:
            assert "/" in found.media.mimetype
            assert not set(found.media.file_name) & set("/\\\r\n\x00")
            assert found.media.url == "" or found.media.url.lower().startswith("http")
            assert found.media.seconds is None or found.media.seconds >= 0


@given(SCALARS | st.integers(min_value=-(10**20), max_value=10**20).map(str))
def test_any_timestamp_is_a_time_that_the_database_takes_or_none(value: Any) -> None:
    moment = parse_time(value)
    assert moment is None or 2009 <= moment.year <= 2100
