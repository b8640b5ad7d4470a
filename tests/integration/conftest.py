"""A room with a client in it."""

from datetime import timedelta

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from desk.ports import Desks, Tenants
from desk.tenant import Tenant
from storage.turns import PostgresTurns
from tests.integration.room import Room, ToldBrain, answer


@pytest.fixture
def turns(engine: AsyncEngine) -> PostgresTurns:
    return PostgresTurns(engine, lease=timedelta(seconds=5))


@pytest.fixture
def room(desks: Desks, tenants: Tenants, turns: PostgresTurns, tenant: Tenant) -> Room:
    return Room(desks, tenants, turns, tenant, ToldBrain(answer("7 000 ₸")))
