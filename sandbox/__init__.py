"""The other side of the world for the app: ChatFlow, Telegram and a page with both ends of the talk."""

from sandbox.faults import Fault, FaultKind
from sandbox.media import Media, MediaKind
from sandbox.people import Person, Role, Tenant, WhatsAppClient
from sandbox.server import running_sandbox
from sandbox.world import SandboxWorld

__all__ = [
    "Fault",
    "FaultKind",
    "Media",
    "MediaKind",
    "Person",
    "Role",
    "SandboxWorld",
    "Tenant",
    "WhatsAppClient",
    "running_sandbox",
]
