"""A talk that waits for a person."""

from tests.e2e.shop import Client, Shop
from tests.e2e.topic import Topic

CALL = "Позовите человека, пожалуйста"


async def escalated(shop: Shop, words: str = CALL) -> tuple[Client, Topic]:
    """A new client who was told so, and the topic with its card."""
    client = shop.client()
    await client.ask(words)
    return client, await client.topic()
