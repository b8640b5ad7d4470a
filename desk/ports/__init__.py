"""What the desk needs from the world, each port of a few methods."""

from desk.ports.answering import Archive, Brain, Discretion, Knowledge, Senses, Teacher
from desk.ports.claims import Claims, Lanes, Lease, Turns
from desk.ports.documents import Library, Templates, Uploads
from desk.ports.learning import Case, Cases, Comparison, Examiner, Gaps, Proposals
from desk.ports.records import Agents, Blobs, Events, Updates
from desk.ports.services import Services
from desk.ports.talk import Conversations, Handovers, Mailbox, Messages
from desk.ports.team import Rooms, Slip, Slips
from desk.ports.tenancy import Desk, Desks, Phrasebook, Tenants
from desk.ports.trust import (
    Calibration,
    Calibrations,
    Drafts,
    Escalations,
    Figures,
    Reviews,
    Share,
    Verdicts,
)
from desk.ports.watching import Alerts, GroupCheck, Signs
from desk.ports.work import Carrier, Courier, FileSource, Outbox

__all__ = [
    "Agents",
    "Alerts",
    "Archive",
    "Blobs",
    "Brain",
    "Calibration",
    "Calibrations",
    "Carrier",
    "Case",
    "Cases",
    "Claims",
    "Comparison",
    "Conversations",
    "Courier",
    "Desk",
    "Desks",
    "Discretion",
    "Drafts",
    "Escalations",
    "Events",
    "Examiner",
    "Figures",
    "FileSource",
    "Gaps",
    "GroupCheck",
    "Handovers",
    "Knowledge",
    "Lanes",
    "Lease",
    "Library",
    "Mailbox",
    "Messages",
    "Outbox",
    "Phrasebook",
    "Proposals",
    "Reviews",
    "Rooms",
    "Senses",
    "Services",
    "Share",
    "Signs",
    "Slip",
    "Slips",
    "Teacher",
    "Templates",
    "Tenants",
    "Turns",
    "Updates",
    "Uploads",
    "Verdicts",
]
