"""Two made-up businesses with everybody around them."""

from pathlib import Path

from sandbox import Person, Role, Tenant

SALON_OWNER, SALON_MANAGER, SALON_COLLEAGUE = 501, 502, 503
CAKES_OWNER, CAKES_MANAGER = 601, 602
TELEGRAM_CLIENTS = (701, 702, 703)

SALON = Tenant(
    slug="salon",
    name="Меруерт Бақ",
    webhook_secret="webhook-secret-of-the-salon",
    instance_id="instance-of-the-salon",
    chatflow_token="chatflow-token-of-the-salon",
    telegram_token="700501:telegram-token-of-the-salon-0123456789",
    group_id=-1001000000501,
    people=(
        Person(id=SALON_OWNER, name="Мадина", role=Role.OWNER),
        Person(id=SALON_MANAGER, name="Айгерим"),
        Person(id=SALON_COLLEAGUE, name="Данияр"),
        *(Person(id=number, name=f"Тимур {number}", role=Role.CLIENT) for number in TELEGRAM_CLIENTS),
    ),
)
CAKES = Tenant(
    slug="cakes",
    name="Бал қаймақ",
    webhook_secret="webhook-secret-of-the-cakes",
    instance_id="instance-of-the-cakes",
    chatflow_token="chatflow-token-of-the-cakes",
    telegram_token="700601:telegram-token-of-the-cakes-0123456789",
    group_id=-1001000000601,
    people=(
        Person(id=CAKES_OWNER, name="Гүлнар", role=Role.OWNER),
        Person(id=CAKES_MANAGER, name="Руслан"),
    ),
)
OWNERS = {SALON.slug: SALON_OWNER, CAKES.slug: CAKES_OWNER}

_SALON_FOLDER = Path(__file__).parents[2] / "demo" / "salon"
KNOWLEDGE = {
    SALON.slug: [_SALON_FOLDER / name for name in ("knowledge.ru.md", "knowledge.kk.md", "prices.csv")],
    CAKES.slug: [Path(__file__).with_name("cakes.md")],
}
