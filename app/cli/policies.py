"""What an operator types about the owner's rules: `policy.refund=answer`, `policy.cancel.kk=template:"…"`."""

from collections.abc import Mapping
from dataclasses import replace

import typer

from app.phrases import LOCALES
from desk.policy import TEXT_LENGTH, Matter, Policy, Treatment, WordsMissing, WordsTooLong, ruled
from desk.tenant import Tenant

PREFIX = "policy."
USUALLY = "usual"
_TREATMENTS = frozenset(Treatment)


def with_policies(tenant: Tenant, given: Mapping[str, str]) -> Tenant:
    """The tenant under these rules. Raises BadParameter with what to type instead."""
    for key, value in given.items():
        try:
            tenant = _ruled(tenant, key.removeprefix(PREFIX), value)
        except ValueError as error:
            raise typer.BadParameter(f"{key}: {error}") from None
    return tenant


def described(tenant: Tenant, matter: Matter) -> str:
    """`template: ru «…», kk «…»`"""
    policy = tenant.policy(matter)
    if policy.treatment is not Treatment.TEMPLATE:
        return policy.treatment
    return (
        f"{policy.treatment}: {', '.join(f'{name} «{text}»' for name, text in sorted(policy.texts.items()))}"
    )


def _ruled(tenant: Tenant, key: str, value: str) -> Tenant:
    name, _, language = key.partition(".")
    matter = _matter(name)
    if value == USUALLY:
        rest = {other: policy for other, policy in tenant.policies.items() if other is not matter}
        return replace(tenant, policies=rest)
    policy = _policy(tenant.policy(matter), language or tenant.team_language, value)
    return replace(tenant, policies={**tenant.policies, matter: policy})


def _matter(name: str) -> Matter:
    try:
        return Matter(name)
    except ValueError:
        raise ValueError(f"there is no rule on «{name}»; there are: {', '.join(Matter)}.") from None


def _policy(before: Policy, language: str, value: str) -> Policy:
    treatment, colon, typed = value.partition(":")
    if treatment not in _TREATMENTS or (colon and treatment != Treatment.TEMPLATE):
        raise ValueError(f'«{value}» is no rule: write person, answer, template:"…" or {USUALLY}.')
    words = typed.strip().strip('"«»').strip()
    try:
        return ruled(before, Treatment(treatment), {_known(language): words} if words else {})
    except WordsMissing:
        raise ValueError('give the words too, as in template:"Отмена бесплатна за 3 часа."') from None
    except WordsTooLong:
        raise ValueError(f"these words are too long; {TEXT_LENGTH} characters fit.") from None


def _known(language: str) -> str:
    if not (LOCALES / language).is_dir() or not language.isalpha():
        raise ValueError(f"«{language}» is not spoken; write .ru or .kk after the class, or nothing.")
    return language
