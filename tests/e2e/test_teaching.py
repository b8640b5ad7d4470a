"""The owner, a manager and clients teach the bot through WhatsApp and Telegram, end to end."""

import asyncio
from pathlib import Path

from sandbox import SandboxWorld
from sandbox.telegram.people import buttons
from tests.e2e.businesses import CAKES_MANAGER, CAKES_OWNER
from tests.e2e.escalated import asked_of, escalated
from tests.e2e.process import Service
from tests.e2e.shop import Shop
from tests.e2e.team_room import room
from tests.e2e.waiting import eventually

LEARN_SECONDS = 15.0
OTHER_PRICE = "## Продаёте ли вы свечи для торта?\nДа, свечи для торта есть, 1 100 ₸ за набор.\n"


async def test_another_price_is_said_only_after_the_owners_press(cakes: Shop, world: SandboxWorld) -> None:
    """«Было 3 500 ₸, стало 4 100 ₸»: the old price is said until [Заменить], the new one afterwards."""
    question = "Сколько стоит сахарная фигурка на торт?"
    topic = await asked_of(cakes, CAKES_OWNER, question)
    topic.write(CAKES_OWNER, "Сахарная фигурка 4 100 тг")
    await world.until(lambda: topic.offering("accept"), LEARN_SECONDS)
    assert topic.says("3 500 ₸")
    assert "3 500" in await cakes.client().ask(question)
    refused = await topic.pressed("accept", CAKES_MANAGER)
    assert refused["show_alert"]
    await topic.pressed("accept", CAKES_OWNER)
    assert "4 100" in await cakes.client().ask(question)
    await topic.pressed("undo", CAKES_OWNER)
    assert "3 500" in await cakes.client().ask(question)


async def test_a_managers_answer_is_said_once_the_owner_wants_it(cakes: Shop, world: SandboxWorld) -> None:
    """It waits in «База знаний»; [В базу] makes it live."""
    question = "Есть ли у вас летняя терраса для гостей?"
    _, topic = await escalated(cakes, question)
    topic.write(CAKES_MANAGER, "Да, терраса открыта с мая, депозит 12 700 ₸.")
    place = await world.until(lambda: room(cakes, "База знаний"), LEARN_SECONDS)
    await world.until(lambda: "12 700" in (place.offering("accept") or {"text": ""})["text"], LEARN_SECONDS)
    await place.pressed("accept", CAKES_OWNER)
    assert "12 700" in await cakes.client().ask(question)


async def test_what_nobody_could_answer_is_answered_on_the_spot(
    cakes: Shop, service: Service, world: SandboxWorld, tmp_path: Path
) -> None:
    """/gaps lists it, a reply to it teaches, and the next client hears it; the command line lists it too."""
    question = "Продаёте ли вы свечи для торта?"
    await escalated(cakes, question)

    async def listed() -> bool:
        return "свечи для торта" in (await service.command("kb", "gaps", cakes.slug)).out

    await eventually(listed, LEARN_SECONDS)
    world.telegram.people.write(cakes.group, CAKES_OWNER, "/gaps", thread_id=None)
    asked = await world.until(lambda: _asked(cakes), LEARN_SECONDS)
    place = room(cakes, "База знаний")
    assert place
    world.telegram.people.write(
        cakes.group,
        CAKES_OWNER,
        "Да, свечи для торта есть, 900 ₸ за набор.",
        thread_id=place.thread_id,
        reply_to=asked,
    )
    await world.until(lambda: place.says("Теперь отвечаю"), LEARN_SECONDS)
    assert "900" in await cakes.client().ask(question)
    await _told_by_commands(cakes, service, tmp_path / "candles.md")


async def _told_by_commands(cakes: Shop, service: Service, file: Path) -> None:
    """The operator sees the entry with its author, ends it on a day, and is asked before a file denies it."""
    history = await service.command("kb", "history", cakes.slug, "свечи")
    assert "900" in history.out
    ended = await service.command("kb", "expire", cakes.slug, "свечи", "2099-12-31")
    assert "2099-12-31" in ended.out
    await asyncio.to_thread(file.write_text, OTHER_PRICE, "utf-8")
    refused = await service.command("kb", "import", cakes.slug, str(file))
    assert refused.code != 0
    assert "900" in refused.out
    assert (await service.command("kb", "import", cakes.slug, str(file), "--yes")).code == 0
    listed = (await service.command("kb", "list", cakes.slug)).out
    assert "100 ₸" in listed
    assert "900 ₸" not in listed


def _asked(shop: Shop) -> int | None:
    """The message in the room that asks for the answer."""
    place = room(shop, "База знаний")
    if place is None:
        return None
    found = [
        one["message_id"]
        for one in place.messages
        if "свечи" in one.get("text", "") and any(data.startswith("skip_") for data in buttons(one).values())
    ]
    return found[-1] if found else None
