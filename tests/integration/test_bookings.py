"""What is known of a booking lasts as long as it is needed, and no longer."""

from dataclasses import replace
from datetime import UTC, date, datetime, time

import pytest

from desk import conversation as machine
from desk.booking import Booking, Field, TimeSpan
from desk.conversation import Channel, Contact
from desk.handover import Agent, Resolution, Trigger, TriggerType
from desk.tenant import Tenant
from storage.desks import PostgresDesks

CONTACT = Contact(channel=Channel.WHATSAPP, external_id="77000000001@s.whatsapp.net")
TOUCHED = datetime(2026, 11, 24, 10, 0, tzinfo=UTC)
FULL = Booking(
    service="маникюр «с» гель-лаком",
    listed="Маникюр с гель-лаком — 7 000 ₸",
    which=("Маникюр с гель-лаком", "Педикюр с гель-лаком"),
    choosing=True,
    days=(date(2026, 11, 25), date(2026, 11, 26)),
    span=TimeSpan(start=time(0), end=time(18, 30), part="evening"),
    name="Айгүл",
    asked=Field.NAME,
    missed=1,
    turns=3,
    hour=time(9),
    touched_at=TOUCHED,
)
TRIGGER = Trigger(type=TriggerType.INTENT, value="BOOKING")


@pytest.mark.parametrize(
    "booking", [None, Booking(touched_at=TOUCHED), FULL, replace(FULL, days=(), span=TimeSpan(), hour=None)]
)
async def test_it_is_read_back_as_it_was(
    desks: PostgresDesks, tenant: Tenant, booking: Booking | None
) -> None:
    """Nothing known, any day and everything known are three different things."""
    async with desks(tenant.id) as desk:
        await desk.conversations.save(replace(await desk.conversations.of(CONTACT), booking=booking))
    async with desks(tenant.id) as desk:
        assert (await desk.conversations.of(CONTACT)).booking == booking


async def test_a_handover_takes_it_along(desks: PostgresDesks, tenant: Tenant) -> None:
    """Whoever asks for the person; and the next talk begins without it."""
    async with desks(tenant.id) as desk:
        conversation = replace(await desk.conversations.of(CONTACT), booking=FULL)
        await desk.conversations.save(machine.escalate(conversation, TRIGGER, "запишите"))
    async with desks(tenant.id) as desk:
        kept = await desk.conversations.of(CONTACT)
        assert kept.handover
        assert (kept.booking, kept.handover.booking) == (None, FULL)
        assert (await desk.handovers.get(kept.handover.id)).booking == FULL
        taken = machine.take(kept, Agent(telegram_id=7, name="Дана"))
        await desk.conversations.save(machine.resolve(taken, Resolution.SOLVED))
    async with desks(tenant.id) as desk:
        after = await desk.conversations.of(CONTACT)
        assert (after.booking, after.handover) == (None, None)
        assert (await desk.handovers.get(kept.handover.id)).booking == FULL
