"""What is remembered of businesses is remembered of each by itself."""

from uuid import uuid4

import pytest

from bot.bots import Bots
from desk.errors import NotFound
from desk.tenant import SHADOW
from storage.tenants import PostgresTenants
from tests.bot.telegram import RecordingSession
from tests.integration.isolation.twins import Twin


async def test_a_business_is_known_by_its_own_id_and_name(
    tenants: PostgresTenants, twins: tuple[Twin, Twin]
) -> None:
    """With its own secrets, however lately another was asked for; one that is not there is nobody."""
    for _ in range(2):
        for twin in twins:
            assert await tenants.get(twin.tenant.id) == twin.tenant
            assert await tenants.by_slug(twin.tenant.slug) == twin.tenant
    with pytest.raises(NotFound):
        await tenants.get(uuid4())
    assert await tenants.by_slug("nobody") is None


async def test_what_is_set_for_one_business_is_not_set_for_another(
    tenants: PostgresTenants, twins: tuple[Twin, Twin]
) -> None:
    mine, theirs = twins
    await tenants.get(theirs.tenant.id)
    await tenants.in_mode(mine.tenant.id, SHADOW)
    assert (await tenants.get(mine.tenant.id)).in_shadow
    assert await tenants.get(theirs.tenant.id) == theirs.tenant


async def test_each_business_writes_by_its_own_bot(twins: tuple[Twin, Twin]) -> None:
    """The shared one is for those alone that have none."""
    bots = Bots(session=RecordingSession(), default_token="2002:shared")
    for _ in range(2):
        for twin in twins:
            assert bots.for_tenant(twin.tenant).token == twin.tenant.telegram_bot_token
            assert not bots.is_shared(twin.tenant)
    assert bots.shared().token == "2002:shared"
