"""ChatFlow's bodies become typed events."""

import base64
import copy
from datetime import UTC, datetime
from typing import Any

import pytest

from desk.conversation import Channel, Contact
from desk.incoming import IncomingMessage
from desk.message import Media, MediaKind
from whatsapp.events import ClientMessage, Report, ReportKind
from whatsapp.payload import client_slug, parse

JID = "77000000001@s.whatsapp.net"
TEXT: dict[str, Any] = {
    "messageType": "text",
    "message": "Сколько стоит маникюр?",
    "metadata": {
        "sender": "Асель",
        "timestamp": 1764929737,
        "messageId": "3F6E61E2301EC33CF87A",
        "remoteJid": JID,
    },
    "mediaData": None,
    "nodeData": {},
}
IMAGE = b"\x89PNG picture"


def body(**changes: Any) -> dict[str, Any]:
    """The text message with changes; those of `metadata` are merged into it."""
    changed = copy.deepcopy(TEXT)
    changed["metadata"] |= changes.pop("metadata", {})
    return changed | changes


def media_body(kind: str, data: dict[str, Any], message: str | None = None) -> dict[str, Any]:
    return body(messageType=kind, message=message, mediaData=data, to="77000000099@s.whatsapp.net")


def incoming(value: Any) -> IncomingMessage:
    event = parse(value)
    assert isinstance(event, ClientMessage), event
    return event.incoming


def media(value: Any) -> Media:
    found = incoming(value).media
    assert found
    return found


def report(value: Any) -> ReportKind:
    event = parse(value)
    assert isinstance(event, Report), event
    return event.kind


def test_a_text_message_is_read_whole() -> None:
    assert incoming(TEXT) == IncomingMessage(
        contact=Contact(channel=Channel.WHATSAPP, external_id=JID, phone="+77000000001", name="Асель"),
        provider_id="3F6E61E2301EC33CF87A",
        provider_time=datetime(2025, 12, 5, 10, 15, 37, tzinfo=UTC),
        text="Сколько стоит маникюр?",
    )


def test_a_relays_envelope_changes_nothing() -> None:
    wrapped = {"client_slug": "salon", "body": TEXT}
    assert incoming(wrapped) == incoming(TEXT)
    assert client_slug(wrapped) == "salon"
    assert client_slug({**TEXT, "client_slug": "salon"}) == "salon"
    assert client_slug(TEXT) == ""


@pytest.mark.parametrize("alias", ["remoteJid", "remote_jid", "jid", "from", "chatId", "phone"])
@pytest.mark.parametrize("nested", [True, False])
def test_every_name_of_the_senders_address_is_known(alias: str, nested: bool) -> None:
    changed = body()
    del changed["metadata"]["remoteJid"]
    (changed["metadata"] if nested else changed)[alias] = JID
    assert incoming(changed).contact.external_id == JID


@pytest.mark.parametrize("alias", ["messageId", "message_id", "id"])
def test_every_name_of_the_messages_id_is_known(alias: str) -> None:
    changed = body()
    del changed["metadata"]["messageId"]
    changed["metadata"][alias] = "ABC"
    assert incoming(changed).provider_id == "ABC"


@pytest.mark.parametrize("alias", ["sender", "pushName", "name"])
def test_every_name_of_the_name_is_known(alias: str) -> None:
    changed = body()
    del changed["metadata"]["sender"]
    changed["metadata"][alias] = "Асель"
    assert incoming(changed).contact.name == "Асель"


def test_an_address_in_the_place_of_a_name_is_no_name() -> None:
    assert incoming(body(metadata={"sender": JID, "pushName": "Асель"})).contact.name == "Асель"


@pytest.mark.parametrize("alias", ["message", "text", "body", "content"])
def test_every_name_of_the_text_is_known(alias: str) -> None:
    changed = body()
    del changed["message"]
    changed[alias] = "Здравствуйте"
    assert incoming(changed).text == "Здравствуйте"


@pytest.mark.parametrize(
    ("given", "jid", "phone"),
    [
        ("77000000001@c.us", JID, "+77000000001"),
        ("77000000001:12@s.whatsapp.net", JID, "+77000000001"),
        ("+7 (700) 000-00-01", JID, "+77000000001"),
        (77000000001, JID, "+77000000001"),
        ("123456789012345678@lid", "123456789012345678@lid", ""),
    ],
)
def test_addresses_have_one_normal_form(given: Any, jid: str, phone: str) -> None:
    contact = incoming(body(metadata={"remoteJid": given})).contact
    assert (contact.external_id, contact.phone) == (jid, phone)


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (1764929737, datetime(2025, 12, 5, 10, 15, 37, tzinfo=UTC)),
        ("1764929737", datetime(2025, 12, 5, 10, 15, 37, tzinfo=UTC)),
        (1764929737.5, datetime(2025, 12, 5, 10, 15, 37, 500000, tzinfo=UTC)),
        (1764929737500, datetime(2025, 12, 5, 10, 15, 37, 500000, tzinfo=UTC)),
        (-5, None),
        (0, None),
        ("вчера", None),
        ("inf", None),
        (True, None),
        ([1764929737], None),
        (10**400, None),
    ],
)
def test_timestamps_of_any_form_are_a_time_or_none(given: Any, expected: datetime | None) -> None:
    assert incoming(body(metadata={"timestamp": given})).provider_time == expected


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("image", MediaKind.IMAGE),
        ("photo", MediaKind.IMAGE),
        ("png", MediaKind.IMAGE),
        ("imageMessage", MediaKind.IMAGE),
        ("AUDIO", MediaKind.AUDIO),
        ("voice", MediaKind.VOICE),
        ("ptt", MediaKind.VOICE),
        ("video", MediaKind.VIDEO),
        ("document", MediaKind.DOCUMENT),
        ("pdf", MediaKind.DOCUMENT),
        ("xlsx", MediaKind.DOCUMENT),
        ("sticker", MediaKind.STICKER),
        ("contact", MediaKind.CONTACT),
    ],
)
def test_kinds_of_media_go_by_several_names(name: str, kind: MediaKind) -> None:
    assert media(media_body(name, {"url": "https://app.chatflow.kz/f/1"})).kind is kind


def test_a_recorded_voice_is_told_from_a_sound_file() -> None:
    data = {"base64": "AAAA", "mimetype": "audio/mpeg", "ptt": True, "seconds": 7}
    assert media(media_body("audio", data)) == Media(kind=MediaKind.VOICE, mimetype="audio/mpeg", seconds=7)


@pytest.mark.parametrize("prefix", ["", "data:image/png;base64,"])
def test_a_file_comes_with_its_bytes_caption_and_name(prefix: str) -> None:
    data = {
        "base64": prefix + base64.b64encode(IMAGE).decode(),
        "mime": "image/png; q=1",
        "filename": "../../etc/Прайс.png",
        "caption": "Такой хочу",
        "url": "https://app.chatflow.kz/f/1",
    }
    received = incoming(media_body("image", data, message=""))
    assert received.content == IMAGE
    assert received.text == "Такой хочу"
    assert received.media == Media(
        kind=MediaKind.IMAGE, mimetype="image/png", file_name="Прайс.png", url="https://app.chatflow.kz/f/1"
    )


@pytest.mark.parametrize("bad", ["!!!", "AAAAA", "Привет", 5, None, ["AAAA"], ""])
def test_bytes_that_cannot_be_read_leave_a_file_without_content(bad: Any) -> None:
    received = incoming(media_body("image", {"base64": bad}))
    assert received.media
    assert received.content is None


@pytest.mark.parametrize("url", ["file:///etc/passwd", "javascript:alert(1)", 5, "https://x/" + "a" * 5000])
def test_only_web_addresses_are_kept(url: Any) -> None:
    assert media(media_body("image", {"url": url})).url == ""


def test_the_kind_follows_the_mimetype_where_nothing_else_tells_it() -> None:
    data = {"url": "https://app.chatflow.kz/f/1", "mimetype": "video/mp4"}
    assert media(media_body("something", data)).kind is MediaKind.VIDEO


def test_a_text_with_an_empty_description_of_a_file_has_no_file() -> None:
    assert incoming(body(mediaData={"url": None, "base64": None})).media is None


def test_a_location_becomes_an_address_on_a_map() -> None:
    place = body(messageType="location", message=None, location={"latitude": 43.24, "longitude": 76.91})
    assert incoming(place).text == "https://maps.google.com/?q=43.24,76.91"


def test_words_of_an_unknown_type_are_still_a_clients_message() -> None:
    assert incoming(body(messageType="templateButtonReplyMessage")).text == "Сколько стоит маникюр?"


def test_a_message_without_an_id_gets_the_same_one_each_time() -> None:
    changed = body(metadata={"messageId": None})
    other = body(metadata={"messageId": None}, message="другое")
    assert incoming(changed).provider_id == incoming(copy.deepcopy(changed)).provider_id
    assert incoming(changed).provider_id != incoming(other).provider_id


def test_an_endless_id_is_replaced_by_one_that_fits_an_index() -> None:
    assert len(incoming(body(metadata={"messageId": "A" * 5000})).provider_id) < 100


def test_text_is_fit_to_be_stored() -> None:
    received = incoming(body(message="a\x00b\ud800c" + "я" * 20_000))
    assert received.text.startswith("abcя")
    assert len(received.text) == 10_000


@pytest.mark.parametrize(
    ("value", "kind"),
    [
        (body(metadata={"fromMe": True}), ReportKind.ECHO),
        (body(fromMe="true"), ReportKind.ECHO),
        (body(key={"fromMe": True}), ReportKind.ECHO),
        (body(messageType="status", message="read"), ReportKind.STATUS),
        ({"status": "delivered", "messageId": "1"}, ReportKind.STATUS),
        ({"ack": 2, "id": "1", "from": JID}, ReportKind.STATUS),
        (body(messageType="editedMessage"), ReportKind.EDIT),
        (body(messageType="message_edit"), ReportKind.EDIT),
        (body(messageType="delete"), ReportKind.DELETION),
        (body(messageType="message.revoked"), ReportKind.DELETION),
        (body(messageType="reaction", message="👍"), ReportKind.REACTION),
        (body(metadata={"remoteJid": "120363000000000000@g.us"}), ReportKind.GROUP),
        (body(chatId="120363000000000000@g.us"), ReportKind.GROUP),
        (body(metadata={"remoteJid": "status@broadcast"}), ReportKind.BROADCAST),
        (body(message=""), ReportKind.UNKNOWN),
        (body(message=None), ReportKind.UNKNOWN),
        (body(metadata={"remoteJid": "nobody"}), ReportKind.UNKNOWN),
        ({}, ReportKind.UNKNOWN),
        ([], ReportKind.UNKNOWN),
        (None, ReportKind.UNKNOWN),
        ("text", ReportKind.UNKNOWN),
    ],
)
def test_what_is_no_clients_message_is_named(value: Any, kind: ReportKind) -> None:
    assert report(value) is kind


def test_a_report_keeps_the_body_without_its_bytes() -> None:
    echo = media_body("image", {"base64": "A" * 100_000, "caption": "готово"}) | {"fromMe": True}
    event = parse(echo)
    assert isinstance(event, Report)
    assert event.payload["mediaData"]["caption"] == "готово"
    assert len(str(event.payload)) < 2_000
