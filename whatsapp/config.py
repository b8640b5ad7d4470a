"""What this part has to be told."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class WhatsAppConfig:
    secret_keys: Sequence[str] = field(repr=False)
    """Sign the links of files, newest first."""
    public_base: Callable[[], str]
    """This service's address as ChatFlow reaches it, without a path; empty when it can't be reached."""
    chatflow_api_base: str = "https://app.chatflow.kz/api/v1"
    default_token: str = field(default="", repr=False)
    """ChatFlow's token for tenants without one of their own."""
    allowed_hosts: frozenset[str] = frozenset()
    """Where else files may be fetched from; see Allowlist for the form of an entry."""
    sandbox: bool = False
    """Tenants without a webhook secret are open."""
