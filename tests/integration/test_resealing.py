"""After a change of SECRET_KEY everything is sealed with the new key, or nothing is."""

from collections.abc import Mapping
from dataclasses import replace
from uuid import UUID, uuid4

import pytest
from sqlalchemy import LargeBinary, select
from sqlalchemy.ext.asyncio import AsyncEngine

from desk.tenant import Tenant
from storage.resealing import SecretLost, reseal_secrets, sealed_columns
from storage.schema import client_settings, metadata
from storage.tenants import PostgresTenants
from storage.vault import KeyLost, Vault
from tests.integration.typed import SECRET_KEY, Shell, kept_database, shell

__all__ = ["kept_database", "shell"]

OLD = "a key for tests"
SECRETS = ("telegram_bot_token", "chatflow_token", "webhook_secret")
NOT_SECRET = {
    ("blobs", "content"),
    ("uploads", "content"),
    ("knowledge_vectors", "vectors"),
    ("knowledge_cases", "vector"),
}


async def sealed(engine: AsyncEngine) -> Mapping[UUID, tuple[bytes | None, ...]]:
    columns = [client_settings.c[name] for name in SECRETS]
    async with engine.connect() as connection:
        rows = await connection.execute(select(client_settings.c.client_id, *columns))
        return {row[0]: tuple(row[1:]) for row in rows}


async def another(tenants: PostgresTenants, tenant: Tenant) -> Tenant:
    """Without a bot of its own."""
    other = replace(tenant, id=uuid4(), slug="cakes", telegram_chat_id=None, telegram_bot_token="")
    await tenants.save(other)
    return other


async def test_the_new_key_alone_opens_everything_afterwards(
    engine: AsyncEngine, tenants: PostgresTenants, tenant: Tenant
) -> None:
    other = await another(tenants, tenant)
    done = await reseal_secrets(engine, Vault(["new", OLD]))
    assert (done.total, done.changed, done.dropped) == (5, 5, ())
    later = PostgresTenants(engine, Vault(["new"]))
    assert [await later.get(tenant.id), await later.get(other.id)] == [tenant, other]
    with pytest.raises(KeyLost):
        await PostgresTenants(engine, Vault([OLD])).get(tenant.id)


async def test_a_second_time_changes_no_byte(engine: AsyncEngine, tenant: Tenant) -> None:
    await reseal_secrets(engine, Vault(["new", OLD]))
    before = await sealed(engine)
    done = await reseal_secrets(engine, Vault(["new", OLD]))
    assert (done.total, done.changed) == (3, 0)
    assert await sealed(engine) == before


async def test_one_that_no_key_opens_keeps_everything_as_it_was_and_is_named(
    engine: AsyncEngine, tenants: PostgresTenants, tenant: Tenant
) -> None:
    other = replace(tenant, id=uuid4(), slug="cakes", telegram_chat_id=None, chatflow_token="of-the-cakes")
    await PostgresTenants(engine, Vault(["lost"])).save(other)
    before = await sealed(engine)
    with pytest.raises(SecretLost, match=r"cakes\.telegram_bot_token") as told:
        await reseal_secrets(engine, Vault(["new", OLD]))
    assert "of-the-cakes" not in str(told.value)
    assert await sealed(engine) == before


async def test_what_is_lost_for_good_is_cleared_when_that_is_asked_for(
    engine: AsyncEngine, tenants: PostgresTenants, tenant: Tenant
) -> None:
    other = replace(tenant, id=uuid4(), slug="cakes", telegram_chat_id=None)
    await PostgresTenants(engine, Vault(["lost"])).save(other)
    done = await reseal_secrets(engine, Vault(["new", OLD]), drop_lost=True)
    assert (done.changed, done.dropped) == (3, tuple(f"cakes.{name}" for name in SECRETS))
    later = PostgresTenants(engine, Vault(["new"]))
    assert await later.get(tenant.id) == tenant
    assert (await later.get(other.id)).webhook_secret == ""


def test_every_column_of_bytes_is_known_to_be_sealed_or_not() -> None:
    """A secret in a new column would else be forgotten by a change of the key."""
    found = {(table.name, column.name) for table, column in sealed_columns()}
    binary = {
        (table.name, column.name)
        for table in metadata.sorted_tables
        for column in table.columns
        if isinstance(column.type, LargeBinary)
    }
    assert found == binary - NOT_SECRET


def test_the_operator_changes_the_key_by_commands_alone(shell: Shell) -> None:
    """Old, then new and old, then new: each step works, and the last only after the sealing anew."""
    token = "12345:token-of-the-salon"
    assert shell("client", "add", "salon", "--name", "Салон", "--telegram-bot-token", token).code == 0
    both = f"new,{SECRET_KEY}"
    refused = shell("secrets", "reseal", SECRET_KEY="new")
    assert refused.code == 1
    assert refused.sentence.startswith("salon.telegram_bot_token was sealed with a key")
    assert token not in refused.err
    assert "Sealed anew: 2." in shell("secrets", "reseal", SECRET_KEY=both).out
    assert "Sealed anew: 0." in shell("secrets", "reseal", SECRET_KEY=both).out
    assert shell("client", "show", "salon", SECRET_KEY="new").code == 0
    assert shell("client", "show", "salon").code == 1
