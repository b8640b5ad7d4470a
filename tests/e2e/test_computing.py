"""Sums and hours are computed in the running service, from files and settings typed beside it."""

from sandbox import SandboxWorld
from tests.e2e.businesses import CAKES_OWNER
from tests.e2e.escalated import asked_of
from tests.e2e.process import Service
from tests.e2e.shop import Shop

LEARN_SECONDS = 15.0


async def test_a_sum_of_the_price_list_reaches_the_client(salon: Shop) -> None:
    """Each part with its price and the whole, in the client's language."""
    client = salon.client()
    said = await client.ask("Маникюр с гель-лаком и женская стрижка, сколько всего выйдет?")
    assert "Маникюр с гель-лаком — 7 000 ₸, женская стрижка — 8 000 ₸. Вместе — 15 000 ₸." in said
    said = await client.ask("Әйелдердің шашын қию мен шаш сәндеу қанша болады?")
    assert "Барлығы — 14 000 ₸." in said


async def test_hours_that_were_just_set_are_told(cakes: Shop, service: Service) -> None:
    """The running service hears of them without a restart."""
    hours = "hours=ежедневно круглосуточно"
    try:
        ended = await service.command("client", "set", "cakes", hours)
        assert ended.code == 0, ended.err
        assert "hours: пн-вс 0:00-24:00" in ended.out
        assert "мы работаем круглосуточно" in await cakes.client().ask("Вы сейчас открыты?")
    finally:
        await service.command("client", "set", "cakes", "hours=")


async def test_what_the_owner_says_of_saturdays_holds_until_other_hours_are_set(
    cakes: Shop, service: Service, world: SandboxWorld
) -> None:
    """One reply in a topic changes what is computed; other hours that are set later win."""
    question = "До скольки вы открыты в субботу?"
    try:
        await service.command("client", "set", "cakes", "hours=ежедневно 10:00-20:00")
        assert "20:00" in await cakes.client().ask(question)
        topic = await asked_of(cakes, CAKES_OWNER, question)
        topic.write(CAKES_OWNER, "В субботу мы открыты до 16:00")
        await world.until(lambda: topic.offering("forget"), LEARN_SECONDS)
        assert "с 10:00 до 16:00" in await cakes.client().ask(question)
        await service.command("client", "set", "cakes", "hours=ежедневно 10:00-21:00")
        assert "21:00" in await cakes.client().ask(question)
        await topic.pressed("forget", CAKES_OWNER)
    finally:
        await service.command("client", "set", "cakes", "hours=")
