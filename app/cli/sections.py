"""The settings of a business, by sections: which names each owns, how they are read and how shown."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

import typer

from app.cli.client_values import is_on, meant
from app.cli.opening import SETTINGS, opening_rows, with_hours
from app.cli.policies import PREFIX, described, with_policies
from app.cli.trusting import NAMES, trust_rows, with_trust
from desk.policy import Matter
from desk.tenant import HEARS, SEES, Tenant

SECRETS = ("telegram_bot_token", "chatflow_token", "webhook_secret")
FIELDS = {
    "name": "name",
    "timezone": "timezone",
    "language": "languages",
    "telegram_chat_id": "telegram_chat_id",
    "owner_telegram_id": "owner_telegram_ids",
    "instance_id": "instance_id",
    **{name: name for name in SECRETS},
}
"""What may be set, and what the desk calls it."""

SWITCHES = (HEARS, SEES)
"""On or off, kept in the profile."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """`changed` raises BadParameter or IngestError with what to type instead."""

    names: Sequence[str]
    """As an error lists them."""
    owns: Callable[[str], bool]
    changed: Callable[[Tenant, Mapping[str, str]], Tenant]
    rows: Callable[[Tenant], Mapping[str, str]]
    """What `client show` says; of secrets only whether they are set."""


def with_settings(tenant: Tenant, given: Mapping[str, str]) -> Tenant:
    """The tenant with what was typed. Raises BadParameter or IngestError."""
    check(given)
    for section in SECTIONS:
        own = {key: value for key, value in given.items() if section.owns(key)}
        if own:
            tenant = section.changed(tenant, own)
    return tenant


def check(given: Mapping[str, str]) -> None:
    """Raises BadParameter for a name that no section owns."""
    unknown = next((key for key in given if not any(section.owns(key) for section in SECTIONS)), None)
    if unknown is not None:
        known = ", ".join(name for section in SECTIONS for name in section.names)
        raise typer.BadParameter(f"There is no setting «{unknown}»; there are: {known}.")


def rows(tenant: Tenant) -> Mapping[str, str]:
    return {name: value for section in SECTIONS for name, value in section.rows(tenant).items()}


def _with_fields(tenant: Tenant, given: Mapping[str, str]) -> Tenant:
    return replace(tenant, **{FIELDS[key]: meant(key, value) for key, value in given.items()})


def _field_rows(tenant: Tenant) -> Mapping[str, str]:
    return {
        "name": tenant.name,
        "timezone": tenant.timezone,
        "language": ", ".join(tenant.languages),
        "telegram_chat_id": str(tenant.telegram_chat_id or "not set"),
        "owner_telegram_id": ", ".join(map(str, tenant.owner_telegram_ids)) or "not set",
        "instance_id": tenant.instance_id or "not set",
        **{name: "set" if getattr(tenant, name) else "not set" for name in SECRETS},
    }


def _switched(tenant: Tenant, given: Mapping[str, str]) -> Tenant:
    return replace(
        tenant, profile={**tenant.profile, **{key: is_on(key, value) for key, value in given.items()}}
    )


SECTIONS = (
    Section(names=tuple(FIELDS), owns=FIELDS.__contains__, changed=_with_fields, rows=_field_rows),
    Section(
        names=SETTINGS,
        owns=SETTINGS.__contains__,
        changed=with_hours,
        rows=lambda tenant: opening_rows(tenant.hours),
    ),
    Section(
        names=SWITCHES,
        owns=SWITCHES.__contains__,
        changed=_switched,
        rows=lambda tenant: {HEARS: _on(tenant.hears), SEES: _on(tenant.sees)},
    ),
    Section(names=NAMES, owns=NAMES.__contains__, changed=with_trust, rows=trust_rows),
    Section(
        names=[f"{PREFIX}…"],
        owns=lambda key: key.startswith(PREFIX),
        changed=with_policies,
        rows=lambda tenant: {f"{PREFIX}{matter}": described(tenant, matter) for matter in Matter},
    ),
)


def _on(switch: bool) -> str:
    return "on" if switch else "off"
