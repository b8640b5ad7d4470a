"""Two businesses in one database."""

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from storage.tenants import PostgresTenants
from tests.integration.isolation.twins import Twin, seeded


@pytest.fixture
async def twins(engine: AsyncEngine, tenants: PostgresTenants) -> tuple[Twin, Twin]:
    """The one who asks, and the one who must not be seen."""
    return await seeded(engine, tenants)
