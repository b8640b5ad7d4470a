"""A talk that waits for a person."""

from tests.e2e.shop import Client, Shop
from tests.e2e.topic import Topic

CALL = "Позовите человека, пожалуйста"


async def escalated(shop: Shop, words: str = CALL) -> tuple[Client, Topic]:
    """A new client who was told so, and the topic with its card."""
    client = shop.client()
    await client.ask(words)
    return client, await client.topic()


async def asked_of(shop: Shop, person: int, question: str) -> Topic:
    """Where a client asks somebody of the team who has greeted them: what comes next answers it."""
    client, topic = await escalated(shop)
    topic.write(person, "Здравствуйте!")
    await client.hear(2)
    await client.write(question)
    await shop.world.until(lambda: topic.says(question))
    return topic
