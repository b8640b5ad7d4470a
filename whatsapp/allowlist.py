"""From where files may be fetched, and how far each place is trusted."""

import ipaddress
from collections.abc import Iterable
from dataclasses import dataclass

from yarl import URL

CHATFLOW_HOST = "app.chatflow.kz"

_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")  # RFC 6052
_COMPATIBLE = ipaddress.IPv6Network("::/96")  # RFC 4291, 2.5.5.1
_UNICAST = ipaddress.IPv6Network("2000::/3")  # all that was ever given out
_PROTOCOLS = ipaddress.IPv4Network("192.0.0.0/24")  # RFC 6890; Python 3.11 knows a part of it


@dataclass(frozen=True, slots=True, kw_only=True)
class AllowedHost:
    """`trusted`: plain HTTP and private networks too, because the operator named the place itself.
    `port=None` is any."""

    host: str
    port: int | None = None
    trusted: bool = False

    def covers(self, url: URL) -> bool:
        if url.host != self.host or self.port not in (None, url.port):
            return False
        return url.scheme == "https" or (url.scheme == "http" and self.trusted)


class Allowlist:
    """Entries are `host` or `host:port` for public servers over HTTPS; an IP address, `localhost` or an
    entry that begins with `http://` is trusted as it is. Raises ValueError on any other entry."""

    def __init__(self, entries: Iterable[str]) -> None:
        self._hosts = [AllowedHost(host=CHATFLOW_HOST), *(_parsed(entry) for entry in entries)]

    def allows(self, url: URL) -> bool:
        return any(allowed.covers(url) for allowed in self._hosts)

    def trusts(self, host: str) -> bool:
        """Whether the host may be in a private network."""
        return any(allowed.trusted for allowed in self._hosts if allowed.host == host)


def _parsed(entry: str) -> AllowedHost:
    plain = entry.startswith("http://")
    url = URL(entry if "://" in entry else f"https://{entry}")
    if not url.host or url.scheme not in ("http", "https") or url.user is not None:
        raise ValueError(
            f"OUTBOUND_ALLOWLIST: {entry!r} is no host; write files.example.kz or http://10.0.0.5:9000"
        )
    return AllowedHost(
        host=url.host, port=url.explicit_port, trusted=plain or url.host == "localhost" or is_ip(url.host)
    )


def is_ip(host: str) -> bool:
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True


def is_public(address: str) -> bool:
    """An IP address that belongs to no private, loopback, link-local or otherwise special network, nor
    carries one that does."""
    ip = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(ip, ipaddress.IPv6Address):
        ip = _carried(ip) or ip
    if isinstance(ip, ipaddress.IPv6Address):
        return ip.is_global and ip in _UNICAST
    return ip.is_global and not ip.is_multicast and ip not in _PROTOCOLS


def _carried(ip: ipaddress.IPv6Address) -> ipaddress.IPv4Address | None:
    """The IPv4 address to which gateways between the two worlds pass this one on."""
    if ip in _NAT64 or ip in _COMPATIBLE:
        return ipaddress.IPv4Address(ip.packed[-4:])
    return ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)
