"""One person writes to two businesses; one of them is asked to forget."""

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from storage.erasure import erase_user
from tests.integration.isolation.twins import Twin, rows_of

DIGITS = "77000000099"
_ONE_PERSON = text("UPDATE users SET phone = '+' || :digits")
_KEPT = text("""
    SELECT (SELECT count(*) FROM users WHERE client_id = :mine) AS people,
           (SELECT count(*) FROM messages WHERE client_id = :mine) AS words,
           (SELECT count(*) FROM knowledge_items
            WHERE client_id = :mine AND num_nonnulls(handover_id, message_id) = 0) AS lessons
""")


async def test_who_is_forgotten_by_one_business_is_known_to_the_other_as_before(
    engine: AsyncEngine, twins: tuple[Twin, Twin]
) -> None:
    """What the talk taught stays with the business, and no longer says from where it came."""
    mine, theirs = twins
    async with engine.begin() as connection:
        await connection.execute(_ONE_PERSON, {"digits": DIGITS})
    async with engine.connect() as connection:
        before = await rows_of(connection, theirs)
    assert await erase_user(engine, mine.tenant.id, DIGITS) == 1
    async with engine.connect() as connection:
        assert await rows_of(connection, theirs) == before
        kept = (await connection.execute(_KEPT, {"mine": mine.tenant.id})).one()
    assert (kept.people, kept.words, kept.lessons) == (0, 0, 1)
