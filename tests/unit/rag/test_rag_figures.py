"""Numbers and personal data in texts."""

import pytest

from rag.figures import figures
from rag.privacy import links, masked, personal


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2 500 ₸", {"2500"}),
        ("2\u00a0500 и 500", {"2500", "500"}),
        ("с 09:00 до 20:00", {"9:00", "20:00"}),
        ("1,5 часа, 10 %", {"1.5", "10"}),
        ("2–3 недели", {"2", "3"}),
        ("+7 700 000 00 01", {"77000000001"}),
        ("8 (700) 000-00-01", {"77000000001"}),
        ("12 500 300", {"12500300"}),
    ],
)
def test_numbers_are_read_whole(text: str, expected: set[str]) -> None:
    """Digit groups, times, decimals and phones each become one number in one form."""
    assert figures(text) == expected


@pytest.mark.parametrize(
    "text",
    ["+7 700 000 00 11", "87000000011", "карта 4400 4300 0000 0000", "ИИН 000000000000", "a.b@mail.example"],
)
def test_personal_numbers_are_seen_and_masked(text: str) -> None:
    """A phone, a card, an identity number or an e-mail never leaves the machine as it is."""
    assert personal(text)
    assert "00000" not in masked(text).replace(" ", "")


def test_prices_are_not_personal() -> None:
    """«от 20 000 до 25 000» is a price, not a phone."""
    assert not personal("от 20 000 до 25 000 ₸, в 10:00 или 12:30")


def test_links_are_found_with_and_without_a_scheme() -> None:
    """An address counts as a link whether or not it begins with https."""
    assert links("см. https://example.com/a?b=1 и salon.kz/price.") == {
        "https://example.com/a?b=1",
        "salon.kz/price",
    }
