"""The owner's rules, as they are kept and as an operator types them."""

import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from desk.policy import USUAL, Matter, Policy, Treatment
from desk.tenant import Tenant
from storage.tenants import PostgresTenants
from tests.integration.typed import Shell, kept_database, shell

__all__ = ["kept_database", "shell"]

OWN = Policy(treatment=Treatment.TEMPLATE, texts={"ru": "За три часа.", "kk": "Үш сағат бұрын."})


async def test_a_rule_is_kept_beside_the_others(tenants: PostgresTenants, tenant: Tenant) -> None:
    """One rule changes, what was not ruled on stays as usual."""
    await tenants.rule(tenant.id, Matter.CANCEL, OWN)
    await tenants.rule(tenant.id, Matter.REFUND, Policy(treatment=Treatment.ANSWER))
    kept = await tenants.get(tenant.id)
    assert kept.policy(Matter.CANCEL) == OWN
    assert kept.policy(Matter.REFUND).treatment is Treatment.ANSWER
    assert kept.policy(Matter.PAYMENT) == USUAL[Matter.PAYMENT]
    await tenants.save(kept)
    assert (await tenants.get(tenant.id)).policies == kept.policies


async def test_a_rule_this_version_does_not_know_stops_nobody(
    engine: AsyncEngine, tenants: PostgresTenants, tenant: Tenant
) -> None:
    """After a step back to an older version the usual rule holds."""
    strange = (
        '{"weather": {"treatment": "person", "texts": {}}, "refund": {"treatment": "dance", "texts": {}}}'
    )
    async with engine.begin() as connection:
        await connection.execute(
            text("UPDATE client_settings SET policies = CAST(:it AS jsonb)"), {"it": strange}
        )
    tenants.forget()
    assert (await tenants.get(tenant.id)).policies == {}


def test_an_operator_types_rules(shell: Shell) -> None:
    """`client set` takes them one by one, `client show` tells all of them."""
    assert shell("client", "add", "salon", "--name", "Салон").code == 0
    typed = [
        "policy.refund=answer",
        'policy.cancel=template:"За три часа."',
        "policy.cancel.kk=template:Үш сағат",
    ]
    assert shell("client", "set", "salon", *typed, "timezone=Asia/Aqtobe").code == 0
    shown = shell("client", "show", "salon").out
    assert "template: kk «Үш сағат», ru «За три часа.»" in " ".join(shown.split())
    assert "Asia/Aqtobe" in shown
    assert shell("client", "set", "salon", "policy.cancel=usual").code == 0
    lines = shell("client", "show", "salon").out.splitlines()
    rules = {line.split()[0]: line.split()[1] for line in lines if line.strip().startswith("policy.")}
    assert len(rules) == len(Matter)
    assert (rules["policy.refund"], rules["policy.cancel"]) == ("answer", "person")


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("policy.weather=person", "there are: question, booking"),
        ("policy.human_request=answer", "there is no rule on «human_request»"),
        ("policy.refund=maybe", "write person, answer, template"),
        ("policy.refund=template", "give the words too"),
        ('policy.refund=template:""', "give the words too"),
        ("policy.refund.fr=template:Non", "«fr» is not spoken"),
        (f"policy.refund=template:{'а' * 1001}", "1000 characters fit"),
    ],
)
def test_a_rule_that_can_not_be_meant_is_told_with_what_can(shell: Shell, typed: str, words: str) -> None:
    assert shell("client", "add", "cafe", "--name", "Кафе").code == 0
    ended = shell("client", "set", "cafe", typed)
    assert ended.code != 0
    assert words in ended.sentence
