"""Files are fetched from known places only."""

import pytest
from yarl import URL

from whatsapp.allowlist import Allowlist, is_public

LIST = Allowlist(["files.example.kz", "cdn.example.kz:8443", "10.0.0.5", "http://minio:9000"])


@pytest.mark.parametrize(
    ("address", "allowed"),
    [
        ("https://app.chatflow.kz/files/1", True),
        ("https://APP.chatflow.kz/files/1", True),
        ("http://app.chatflow.kz/files/1", False),
        ("https://app.chatflow.kz.evil.kz/1", False),
        ("https://evil.kz/app.chatflow.kz", False),
        ("https://files.example.kz/1", True),
        ("http://files.example.kz/1", False),
        ("https://cdn.example.kz:8443/1", True),
        ("https://cdn.example.kz/1", False),
        ("http://10.0.0.5:81/1", True),
        ("http://minio:9000/1", True),
        ("http://minio:9001/1", False),
        ("ftp://files.example.kz/1", False),
        ("https://127.0.0.1/1", False),
        ("https://2130706433/1", False),
        ("https://017700000001/1", False),
        ("https://0x7f000001/1", False),
        ("https://127.1/1", False),
        ("https://[::1]/1", False),
        ("https://[::ffff:10.0.0.5]/1", False),
        ("https://10.0.0.5.nip.example/1", False),
        ("http://167772165/1", False),
        ("https://app.chatflow.kz@evil.kz/1", False),
        ("https://app.chatflow.kz:22/1", True),
        ("https://evil.kz#app.chatflow.kz", False),
        ("https://evil.kz?app.chatflow.kz", False),
        ("//app.chatflow.kz/1", False),
        ("file://app.chatflow.kz/etc/passwd", False),
        ("gopher://app.chatflow.kz/1", False),
        ("/etc/passwd", False),
    ],
)
def test_only_named_places_are_allowed(address: str, allowed: bool) -> None:
    assert LIST.allows(URL(address)) is allowed


@pytest.mark.parametrize("entry", ["ftp://files.example.kz", "http://", "https://user@files.example.kz"])
def test_an_entry_that_is_no_host_is_named(entry: str) -> None:
    with pytest.raises(ValueError, match="OUTBOUND_ALLOWLIST"):
        Allowlist([entry])


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("8.8.8.8", True),
        ("2001:4860:4860::8888", True),
        ("127.0.0.1", False),
        ("10.1.2.3", False),
        ("169.254.169.254", False),
        ("100.64.0.1", False),
        ("224.0.0.1", False),
        ("0.0.0.0", False),  # noqa: S104 — nothing is bound to it
        ("::1", False),
        ("fe80::1%eth0", False),
        ("fd00::1", False),
        ("::ffff:10.0.0.1", False),
        ("::ffff:8.8.8.8", True),
        ("::10.0.0.1", False),
        ("64:ff9b::7f00:1", False),  # 127.0.0.1 behind NAT64
        ("64:ff9b::808:808", True),
        ("2002:7f00:1::", False),  # 127.0.0.1 by 6to4
        ("::", False),
        ("ff02::1", False),
        ("192.0.0.8", False),
        ("198.18.0.1", False),
        ("240.0.0.1", False),
        ("255.255.255.255", False),
        ("fec0::1", False),
    ],
)
def test_private_networks_are_told_from_the_internet(address: str, public: bool) -> None:
    assert is_public(address) is public
