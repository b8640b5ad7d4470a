"""What the team does outside the topics of clients: its own rooms, the common part, the figures it makes."""

from sandbox.telegram.people import buttons
from sandbox.wire import Json
from tests.e2e.process import Service
from tests.e2e.shop import Client, Shop
from tests.e2e.topic import Topic

ROOM_SECONDS = 15.0


def room(shop: Shop, name: str) -> Topic | None:
    """«База знаний» or «Проверка ответов», once the bot has made it."""
    return next((topic for topic in shop.topics() if name in topic.name), None)


async def slip_about(client: Client) -> tuple[Topic, Json]:
    """Where the team is asked about the bot's answer to this client, and the message."""

    def found() -> tuple[Topic, Json] | None:
        place = room(client.shop, "Проверка ответов")
        asked = [one for one in place.messages if client.known.name in one.get("text", "")] if place else []
        return (place, asked[-1]) if place and asked else None

    return await client.shop.world.until(found, ROOM_SECONDS)


async def pressed(shop: Shop, message: Json, kind: str, person: int) -> str:
    """What the person was told."""
    people = shop.world.telegram.people
    data = next(data for data in buttons(message).values() if data.startswith(f"{kind}_"))
    press = people.press(shop.group, message["message_id"], person, data)
    answer: Json = await shop.world.until(lambda: people.answer_to(press))
    return str(answer["text"])


async def trust(shop: Shop, person: int) -> Json:
    """What `/trust` answers in the group, with its button."""
    before = {one["message_id"] for one in shop.world.telegram.messages(shop.group)}
    shop.world.telegram.people.write(shop.group, person, "/trust")

    def told() -> Json | None:
        fresh = [one for one in shop.world.telegram.messages(shop.group) if one["message_id"] not in before]
        return next((one for one in fresh if buttons(one)), None)

    return await shop.world.until(told, ROOM_SECONDS)


async def judged(service: Service, verdict: str) -> float:
    """How many answers the team has judged so, as Prometheus reads it."""
    _, page = await service.get("/metrics")
    lines = (line for line in page.splitlines() if line.startswith("answers_judged_total"))
    return next((float(line.split()[-1]) for line in lines if f'"{verdict}"' in line), 0.0)
