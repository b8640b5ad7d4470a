"""What a person writes in a topic reaches exactly that topic's client."""

import asyncio

from sandbox import Fault, FaultKind, SandboxWorld
from tests.e2e.businesses import SALON_COLLEAGUE, SALON_MANAGER, SALON_OWNER
from tests.e2e.escalated import escalated
from tests.e2e.process import Service
from tests.e2e.shop import Shop


async def test_replies_in_several_topics_at_once_reach_their_own_clients(
    salon: Shop, service: Service
) -> None:
    talks = await asyncio.gather(*(escalated(salon) for _ in range(3)))
    for number, (_, topic) in enumerate(talks):
        topic.write(SALON_MANAGER, f"ответ {number}")
        topic.write(SALON_COLLEAGUE, f"дополнение {number}")
    for number, (client, _) in enumerate(talks):
        await client.hear(3)
        assert client.heard[1:] == [f"ответ {number}", f"дополнение {number}"]
    await service.rest()
    assert [len(client.heard) for client, _ in talks] == [3, 3, 3]


async def test_reaction_shows_how_far_a_reply_got(salon: Shop, world: SandboxWorld) -> None:
    client, topic = await escalated(salon)
    world.chatflow.faults.add(
        Fault(kind=FaultKind.SLOW, delay_seconds=1.0, only_containing=client.known.phone)
    )
    written = topic.write(SALON_MANAGER, "Уже смотрю")
    await topic.reacted(written, "👀")
    assert len(client.heard) == 1
    await topic.reacted(written, "👌")
    assert await client.hear(2) == "Уже смотрю"


async def test_undelivered_reply_is_shown_and_can_be_repeated(salon: Shop, world: SandboxWorld) -> None:
    client, topic = await escalated(salon)
    world.chatflow.faults.add(Fault(kind=FaultKind.REFUSE, times=None, only_containing=client.known.phone))
    written = topic.write(SALON_MANAGER, "Да, можно")
    await topic.reacted(written, "💔")
    notice = await world.until(lambda: topic.offering("retry"))
    assert "Да, можно" in notice["text"]
    world.chatflow.faults.clear()
    await topic.pressed("retry", SALON_MANAGER)
    assert await client.hear(2) == "Да, можно"
    await topic.reacted(written, "👌")


async def test_reply_of_unknown_fate_is_shown_and_not_repeated_by_itself(
    salon: Shop, service: Service, world: SandboxWorld
) -> None:
    client, topic = await escalated(salon)
    world.chatflow.faults.add(Fault(kind=FaultKind.DROP_AFTER, only_containing=client.known.phone))
    written = topic.write(SALON_MANAGER, "Ждём вас")
    await topic.reacted(written, "🤔")
    await world.until(lambda: topic.offering("retry"))
    await service.rest()
    assert client.heard[1:] == ["Ждём вас"]


async def test_passing_refusal_of_the_gateway_is_nobodys_concern(salon: Shop, world: SandboxWorld) -> None:
    client = salon.client()
    world.chatflow.faults.add(Fault(kind=FaultKind.REFUSE, only_containing=client.known.phone))
    assert "6 000" in await client.ask("Сколько стоит укладка?")
    assert len(client.heard) == 1


async def test_notes_commands_and_talk_elsewhere_never_leave_telegram(
    salon: Shop, service: Service, world: SandboxWorld
) -> None:
    client, topic = await escalated(salon)
    people = world.telegram.people
    topic.write(SALON_MANAGER, "// клиентка вредная, осторожно")
    topic.write(SALON_MANAGER, "/help")
    people.write(salon.group, SALON_OWNER, "Коллеги, всем доброе утро")
    other = people.open_topic(salon.group, SALON_OWNER, "Курилка")
    people.write(salon.group, SALON_MANAGER, "обед в час", thread_id=other.thread_id)
    topic.write(SALON_MANAGER, "Здравствуйте!\n// скидку не давать\nСлушаю вас.")
    await client.hear(2)
    await service.rest()
    assert client.heard[1:] == ["Здравствуйте!\nСлушаю вас."]
