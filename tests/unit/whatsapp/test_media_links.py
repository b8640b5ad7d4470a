"""A link opens one file of one tenant, for a while."""

from datetime import timedelta
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk.message import Media, MediaKind
from whatsapp.media_links import LinkedFile, MediaLinks

CLIENT, BLOB = uuid4(), uuid4()
MEDIA = Media(kind=MediaKind.DOCUMENT, blob_id=BLOB)


def links(*keys: str, base: str = "https://salon.example.kz/", hours: float = 1) -> MediaLinks:
    return MediaLinks(secret_keys=keys or ["key"], base=lambda: base, lifetime=timedelta(hours=hours))


def token(made: MediaLinks) -> str:
    return made.link(CLIENT, MEDIA).rsplit("/", 1)[-1]


def test_a_link_leads_to_its_file() -> None:
    made = links()
    assert made.link(CLIENT, MEDIA).startswith("https://salon.example.kz/media/")
    assert made.read(token(made)) == LinkedFile(client_id=CLIENT, blob_id=BLOB)


def test_a_link_ends_with_the_files_name() -> None:
    named = Media(kind=MediaKind.DOCUMENT, blob_id=BLOB, file_name="Прайс 2026.pdf")
    assert links().link(CLIENT, named).endswith("/%D0%9F%D1%80%D0%B0%D0%B9%D1%81%202026.pdf")


def test_a_link_expires() -> None:
    expired = links(hours=-1)
    assert expired.read(token(expired)) is None


def test_a_link_of_another_key_opens_nothing() -> None:
    assert links().read(token(links("other"))) is None


def test_a_changed_key_breaks_no_link_while_the_old_one_is_kept() -> None:
    """Processes that get the new key one after another read each other's links, too."""
    assert links("new", "key").read(token(links("key")))
    assert links("key", "new").read(token(links("new", "key")))
    assert links("new").read(token(links("key"))) is None


@given(st.text(max_size=150) | st.binary(max_size=120).map(lambda raw: raw.hex()))
def test_no_other_text_opens_anything(text: str) -> None:
    assert links().read(text) is None


@pytest.mark.parametrize("place", range(0, 96, 5))
def test_no_letter_of_a_link_can_be_changed(place: int) -> None:
    made = token(links())
    changed = made[:place] + ("A" if made[place] != "A" else "B") + made[place + 1 :]
    assert links().read(changed) is None


def test_without_an_address_nobody_can_fetch() -> None:
    assert links().reachable
    assert not links(base="").reachable
