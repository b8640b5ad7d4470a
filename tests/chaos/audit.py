"""After the storm: what was promised to every message, looked up in the database and at the gateway."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from rich.table import Table

from tests.chaos.crowd import Written
from tests.chaos.echo import NUMBER
from tests.chaos.fleet import CLIENTS, Fleet

_STORED = """
    SELECT id, conversation_id, provider_id, status, correlation_id, decision_trace->>'reason' AS reason
    FROM messages WHERE role = 'client' ORDER BY provider_time, seq
"""
_REPLIES = """
    SELECT id, text, status, correlation_id FROM messages
    WHERE role = 'bot' AND conversation_id IN (
        SELECT conversation_id FROM messages WHERE provider_id = ANY(:provider_ids))
    ORDER BY seq
"""
_COPIES = """
    SELECT m.id, m.text FROM outbox o JOIN messages m ON m.id = o.subject_id
    WHERE o.kind = 'copy' AND m.role = 'client'
"""
_HANDOVERS = (
    "SELECT id, user_message AS text FROM handovers WHERE trigger_type NOT IN ('delivery', 'manager')"
)
_STUCK = "SELECT kind, status, subject_id, last_error FROM outbox WHERE status IN ('dead', 'uncertain')"


@dataclass(slots=True, kw_only=True)
class Findings:
    """Each list names what broke a promise; `uncertain` and `repeated` name `msg_id`s."""

    written: int
    acknowledged: int
    sent_again: int
    answered: int = 0
    handed_over: int = 0
    lost: list[str] = field(default_factory=list)
    stored_twice: list[str] = field(default_factory=list)
    unserved: list[str] = field(default_factory=list)
    served_twice: list[str] = field(default_factory=list)
    out_of_order: list[str] = field(default_factory=list)
    repeated: list[str] = field(default_factory=list)
    undelivered: list[str] = field(default_factory=list)
    uncertain: Mapping[str, str] = field(default_factory=dict)
    """What became of it at the phone: `arrived` or `did not arrive`."""
    dead: int = 0
    reasons: Counter[str] = field(default_factory=Counter)
    """Why outcomes are unknown."""

    @property
    def broken(self) -> list[str]:
        return [
            *self.lost,
            *self.stored_twice,
            *self.unserved,
            *self.served_twice,
            *self.out_of_order,
            *self.repeated,
            *self.undelivered,
        ]

    def table(self, title: str, **around: object) -> Table:
        fates = Counter(self.uncertain.values())
        rows = {
            "messages written": self.written,
            "acknowledged": self.acknowledged,
            "calls of the webhook beyond the first": self.sent_again,
            **{name.replace("_", " "): value for name, value in around.items()},
            "answered by the bot": self.answered,
            "handed over to a person": self.handed_over,
            "acknowledged, not stored": len(self.lost),
            "stored twice": len(self.stored_twice),
            "neither answered nor handed over": len(self.unserved),
            "answered or handed over twice": len(self.served_twice),
            "conversations out of order at the gateway": len(self.out_of_order),
            "msg_ids that reached the phone twice": len(self.repeated),
            "called sent, not at the phone": len(self.undelivered),
            "outcome unknown, shown to the team": f"{len(self.uncertain)} ({fates['arrived']} had arrived)",
            **{f"… {reason}": times for reason, times in self.reasons.items()},
            "given up": self.dead,
        }
        table = Table("promise", "found", title=title)
        for name, value in rows.items():
            table.add_row(name, str(value))
        return table


async def audited(fleet: Fleet, written: Sequence[Written], *, echoed: bool = True) -> Findings:
    """`echoed`: answers name what they answer; those of the real bot are known by their correlation alone."""
    findings = Findings(
        written=len(written),
        acknowledged=sum(one.acknowledged for one in written),
        sent_again=sum(one.tries - 1 + one.repeats for one in written),
    )
    stored = await fleet.rows(_STORED)
    _storing(findings, written, stored)
    replies = await fleet.rows(_REPLIES, provider_ids=[one.provider_id for one in written])
    copies = await fleet.rows(_COPIES)
    if echoed:
        handed = Counter(_names([*copies, *await fleet.rows(_HANDOVERS)]))
        _serving(findings, written, Counter(_names(replies)), handed)
    else:
        _serving_by_trace(findings, stored, replies, Counter(row["id"] for row in copies))
    _gateway(findings, fleet, written, replies)
    stuck = await fleet.rows(_STUCK)
    findings.dead = sum(row["status"] == "dead" for row in stuck)
    findings.reasons.update(row["last_error"] for row in stuck if row["status"] == "uncertain")
    return findings


def _names(rows: Iterable[Mapping[str, Any]]) -> list[str]:
    return [found.group() for row in rows for found in NUMBER.finditer(row["text"])]


def _storing(findings: Findings, written: Sequence[Written], rows: Sequence[Mapping[str, Any]]) -> None:
    stored = Counter(row["provider_id"] for row in rows)
    findings.lost = [one.name for one in written if one.acknowledged and not stored[one.provider_id]]
    findings.stored_twice = [one.name for one in written if stored[one.provider_id] > 1]
    unfinished = {row["provider_id"] for row in rows if row["status"] != "done"}
    findings.unserved = [one.name for one in written if one.provider_id in unfinished]


def _serving(
    findings: Findings, written: Sequence[Written], answered: Counter[str], handed: Counter[str]
) -> None:
    for one in written:
        served = answered[one.name] + handed[one.name]
        findings.answered += bool(answered[one.name])
        findings.handed_over += bool(handed[one.name])
        if one.acknowledged and not served:
            findings.unserved.append(one.name)
        if served > 1:
            findings.served_twice.append(one.name)


def _serving_by_trace(
    findings: Findings,
    stored: Sequence[Mapping[str, Any]],
    replies: Sequence[Mapping[str, Any]],
    copies: Counter[Any],
) -> None:
    """A reply carries the correlation of its turn's last message; what a person holds is copied."""
    answers = Counter(reply["correlation_id"] for reply in replies)
    waiting: defaultdict[Any, list[str]] = defaultdict(list)
    for row in stored:
        name, times = row["provider_id"], answers[row["correlation_id"]]
        if row["reason"].startswith("state:"):
            findings.handed_over += 1
            times = copies[row["id"]]
            findings.unserved += [] if times else [name]
        else:
            findings.answered += 1
            waiting[row["conversation_id"]] = [] if times else [*waiting[row["conversation_id"]], name]
        findings.served_twice += [name] if times > 1 else []
    findings.unserved += [name for names in waiting.values() for name in names]


def _gateway(
    findings: Findings, fleet: Fleet, written: Sequence[Written], replies: Sequence[Mapping[str, Any]]
) -> None:
    delivered = [one for one in fleet.world.chatflow.deliveries if one.outcome == "delivered"]
    arrived = Counter(one.msg_id for one in delivered)
    findings.repeated = [msg_id for msg_id, times in arrived.items() if times > 1]
    findings.undelivered = [
        str(reply["id"]) for reply in replies if reply["status"] == "sent" and not arrived[str(reply["id"])]
    ]
    findings.uncertain = {
        str(reply["id"]): "arrived" if arrived[str(reply["id"])] else "did not arrive"
        for reply in replies
        if reply["status"] == "uncertain"
    }
    places = {str(reply["id"]): place for place, reply in enumerate(replies)}
    heard: defaultdict[str, list[int]] = defaultdict(list)
    for one in delivered:
        heard[one.jid] += [places[one.msg_id]] if one.msg_id in places else []
    jids = {f"{CLIENTS[one.conversation].phone}@s.whatsapp.net" for one in written}
    findings.out_of_order = [
        jid for jid, numbers in heard.items() if jid in jids and numbers != sorted(set(numbers))
    ]
