"""What clients lose by is told to those who can end it: once when it begins, once when it is over."""

import uuid
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from app.watch import Watch
from desk.alert import AlertKind
from desk.conversation import Channel
from desk.ports import Desks
from desk.tenant import Tenant
from desk.usecases.alarm import Alarm
from desk.usecases.watch_drafts import WatchDrafts
from desk.usecases.watch_expiry import WatchExpiry
from desk.usecases.watch_group import WatchGroup
from desk.usecases.watch_silence import WatchSilence
from desk.usecases.watch_work import WatchWork
from desk.work import WorkKind
from storage.stuck import requeue_one
from storage.tenants import PostgresTenants
from tests.integration.room import Room
from tests.integration.watched import LATE, OPERATOR, Group, Watched

HOUR = timedelta(hours=1)


@pytest.fixture
def watched(engine: AsyncEngine, desks: Desks, tenant: Tenant) -> Watched:
    return Watched(engine, desks, tenant)


async def test_owner_and_operator_are_told_each_in_a_lane_of_their_own(watched: Watched) -> None:
    """Nobody waits for another recipient."""
    await watched.work(WorkKind.SEND, "dead", "ChatFlow refused the message.")
    assert await watched.look() == [AlertKind.STUCK]
    told = [(row["audience"], row["chat_id"], row["lane"]) for row in await watched.told()]
    assert told == [("owner", 500, "team:500"), ("operator", OPERATOR, f"team:{OPERATOR}")]


async def test_what_is_stuck_is_gathered_and_told_once(watched: Watched) -> None:
    """Counted by what it is; a second look has nothing to add."""
    for _ in range(3):
        await watched.work(WorkKind.SEND, "dead", "ChatFlow refused the message.")
    await watched.work(WorkKind.SEND, "uncertain")
    await watched.work(WorkKind.LEARN, "dead")
    await watched.look()
    facts = (await watched.told())[0]["facts"]
    counted = {(piece["kind"], piece["status"]): piece["count"] for piece in facts["pieces"]}
    assert counted == {("send", "dead"): 3, ("send", "uncertain"): 1, ("learn", "dead"): 1}
    assert facts["error"] == "ChatFlow refused the message."
    await watched.sql("UPDATE alerts SET began_at = began_at - interval '1 hour'")
    assert await watched.look() == []


async def test_what_gets_stuck_right_after_an_alert_waits_for_the_next(watched: Watched) -> None:
    """A bad hour is a few messages, not sixty; nothing of it is left out."""
    await watched.work(WorkKind.SEND, "dead")
    await watched.look()
    await watched.told()
    await watched.work(WorkKind.SEND, "dead")
    await watched.work(WorkKind.SEND, "dead")
    assert await watched.look() == []
    await watched.sql("UPDATE alerts SET began_at = began_at - interval '10 minutes'")
    assert await watched.look() == [AlertKind.STUCK]
    assert (await watched.told())[0]["facts"]["pieces"][0]["count"] == 2


async def test_what_was_tried_again_and_is_stuck_again_is_told_again(watched: Watched) -> None:
    work_id = await watched.work(WorkKind.SEND, "dead")
    await watched.look()
    assert await requeue_one(watched.engine, work_id) == 1
    await watched.sql("UPDATE alerts SET began_at = began_at - interval '1 hour'")
    assert await watched.look() == []
    await watched.sql("UPDATE outbox SET status = 'dead', finished_at = now() WHERE id = :id", id=work_id)
    assert await watched.look() == [AlertKind.STUCK]


@pytest.mark.parametrize("kind", [WorkKind.ALERT, WorkKind.REACT])
async def test_an_alert_about_an_alert_or_a_mere_reaction_is_never_raised(
    watched: Watched, kind: WorkKind
) -> None:
    await watched.work(kind, "dead")
    assert await watched.look() == []


async def test_a_turn_that_waits_too_long_is_told_until_it_is_done(
    watched: Watched, room: Room, engine: AsyncEngine
) -> None:
    """And told anew when it happens anew."""
    for number in range(2):
        await room.hears(f"Сколько стоит стрижка, вопрос {number}?")
        assert await watched.look() == []
        await watched.sql(
            "UPDATE conversations SET first_pending_at = now() - CAST(:age AS interval)", age=LATE * 1.1
        )
        assert await watched.look() == [AlertKind.LATE_TURNS]
        assert await watched.look() == []
        await room.turn()
        assert await watched.look() == []
        assert await watched.told_owner() == [("late-turns", "began"), ("late-turns", "ended")]
        await watched.sql("DELETE FROM outbox WHERE kind = 'send'")


async def test_an_alert_does_not_come_and_go_at_the_edge(watched: Watched, room: Room) -> None:
    """It is over only when nothing waits for half as long."""
    await room.hears("Сколько стоит стрижка?")
    ages = [LATE * 1.1, LATE * 0.9, LATE * 1.1, LATE * 0.4]
    for age in ages:
        await watched.sql(
            "UPDATE conversations SET first_pending_at = now() - CAST(:age AS interval)", age=age
        )
        await watched.look()
    assert await watched.told_owner() == [("late-turns", "began"), ("late-turns", "ended")]


async def test_a_message_that_does_not_leave_is_told_with_its_reason(watched: Watched) -> None:
    await watched.says("7 000 ₸")
    assert await watched.look() == []
    await watched.sql(
        """UPDATE outbox SET created_at = now() - CAST(:age AS interval), last_error = 'No answer.'
           WHERE kind = 'send'""",
        age=LATE * 1.1,
    )
    assert await watched.look() == [AlertKind.LATE_DELIVERIES]
    assert (await watched.told())[0]["facts"]["error"] == "No answer."
    await watched.sql("UPDATE outbox SET status = 'done', finished_at = now() WHERE kind = 'send'")
    assert await watched.look() == []
    assert await watched.told_owner() == [("late-deliveries", "ended")]


async def test_an_old_message_that_a_person_sent_again_is_not_late(watched: Watched) -> None:
    await watched.says("7 000 ₸")
    await watched.sql(
        """UPDATE outbox SET created_at = now() - interval '1 day', details = '{"asked_for": true}'"""
    )
    assert await watched.look() == []


async def test_a_group_that_takes_nothing_is_told_with_its_remedy(watched: Watched) -> None:
    """Work that merely waits for its turn is no sign of it."""
    card = await watched.work(WorkKind.CARD, "queued", "Бота нет в группе Telegram.")
    await watched.work(WorkKind.COPY, "queued")
    assert await watched.look() == []
    await watched.sql("UPDATE outbox SET created_at = now() - CAST(:age AS interval)", age=LATE * 1.1)
    assert await watched.look() == [AlertKind.GROUP]
    assert (await watched.told())[0]["facts"]["error"] == "Бота нет в группе Telegram."
    await watched.sql("UPDATE outbox SET status = 'done' WHERE id = :id", id=card)
    assert await watched.look() == []
    assert await watched.told_owner() == [("group", "ended")]


async def test_a_look_ends_no_trouble_that_another_one_found_after_it_began(watched: Watched) -> None:
    """Two processes may look at once while the leader changes: what was found later holds."""

    async def refuse_a_card() -> None:
        await watched.work(WorkKind.CARD, "queued", "Бота нет в группе Telegram.")
        await watched.sql("UPDATE outbox SET created_at = now() - CAST(:age AS interval)", age=LATE * 1.1)
        assert await watched.look() == [AlertKind.GROUP]
        await watched.sql("UPDATE outbox SET status = 'done'")

    async def end_and_refuse_again() -> None:
        assert await watched.look() == []
        await refuse_a_card()

    await refuse_a_card()
    watched.group.meanwhile = end_and_refuse_again
    assert await watched.look() == []
    assert await watched.told_owner() == [("group", "began"), ("group", "ended"), ("group", "began")]


async def test_an_operator_who_owns_the_business_is_told_once(
    watched: Watched, tenants: PostgresTenants
) -> None:
    """Where one bot writes both; with a bot of the business' own, the other bot is the second way."""
    owned = replace(watched.tenant, owner_telegram_ids=(OPERATOR,), telegram_bot_token="")
    watched.tenant = owned
    await watched.work(WorkKind.SEND, "dead")
    await watched.look()
    assert [row["audience"] for row in await watched.told()] == ["owner"]


async def test_a_business_without_an_owner_is_told_in_its_group(watched: Watched) -> None:
    watched.tenant = replace(watched.tenant, owner_telegram_ids=())
    await watched.work(WorkKind.SEND, "dead")
    await watched.look()
    assert [row["audience"] for row in await watched.told()] == ["team", "operator"]


async def test_one_business_hears_nothing_of_another(
    watched: Watched, engine: AsyncEngine, desks: Desks, tenants: PostgresTenants
) -> None:
    other = replace(watched.tenant, id=uuid.uuid4(), slug="cakes", telegram_chat_id=-1001000000002)
    await tenants.save(other)
    neighbour = Watched(engine, desks, other)
    await watched.work(WorkKind.SEND, "dead")
    assert await neighbour.look() == []
    assert await neighbour.told() == []
    assert await watched.look() == [AlertKind.STUCK]


async def test_one_broken_business_does_not_hide_the_others(
    watched: Watched, desks: Desks, tenants: PostgresTenants
) -> None:
    """A time zone that nobody knows ends only its own tenant's look."""
    first = replace(watched.tenant, id=uuid.uuid4(), slug="broken", telegram_chat_id=-1001000000003)
    await tenants.save(replace(first, timezone="Nowhere/Town"))
    await watched.sql("UPDATE clients SET created_at = now() - interval '1 day' WHERE slug = 'broken'")
    for tenant in (first, watched.tenant):
        await Watched(watched.engine, desks, tenant).wrote(usual_hours(await watched.now(), silent_hours=4))
    alarm = Alarm([])
    watch = Watch(
        tenants=tenants,
        work=WatchWork(desks=desks, alarm=alarm, late_after=LATE),
        group=WatchGroup(desks=desks, alarm=alarm, check=Group(), late_after=LATE),
        silence=WatchSilence(desks=desks, alarm=alarm),
        expiry=WatchExpiry(desks),
        drafts=WatchDrafts(desks=desks, is_holiday=frozenset().__contains__),
        log_level="WARNING",
    )
    await watch.over_silence()
    assert await watched.told_owner() == [("silence", "began")]


def usual_hours(now: datetime, *, silent_hours: float) -> list[datetime]:
    """A word in every hour of four weeks, the last of them so many hours ago."""
    last = now - silent_hours * HOUR
    return [last - number * HOUR for number in range(24 * 28)]


async def test_an_unusual_silence_is_told_until_somebody_writes(watched: Watched) -> None:
    """Once each; and the next silence is a new one."""
    now = await watched.now()
    await watched.wrote(usual_hours(now, silent_hours=5))
    assert await watched.listen() == [AlertKind.SILENCE]
    assert await watched.listen() == []
    assert await watched.told_owner() == [("silence", "began")]
    await watched.wrote([await watched.now()])
    assert await watched.listen() == []
    assert await watched.told_owner() == [("silence", "ended")]


async def test_a_usual_silence_is_not_told(watched: Watched) -> None:
    """Somebody wrote two hours ago."""
    await watched.wrote(usual_hours(await watched.now(), silent_hours=2))
    assert await watched.listen() == []


async def test_clients_of_telegram_do_not_hide_that_whatsapp_is_silent(watched: Watched) -> None:
    now = await watched.now()
    await watched.wrote(usual_hours(now, silent_hours=5))
    await watched.wrote([now], channel=Channel.TELEGRAM)
    assert await watched.listen() == [AlertKind.SILENCE]


async def test_a_business_that_nobody_wrote_to_yet_is_left_in_peace(watched: Watched) -> None:
    assert await watched.listen() == []
