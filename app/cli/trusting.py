"""How far the bot is trusted: `mode=`, `error_limit=` and `preset=` of `client set`, and `eval --trust`."""

from collections.abc import Mapping
from dataclasses import replace

import typer

from app.cli.environment import settings_from_environment
from app.cli.slug import tenant_of
from app.cli.telling import console
from app.phrases import FluentPhrasebook
from app.store import open_store, silent
from desk.tenant import ERROR_LIMIT, LIVE, MODE, SHADOW, Tenant

PRESET = "preset"
PRESETS = {"clinic": 0.05, "usual": 0.10}
"""The share of wrong answers that such a business accepts."""
NAMES = (MODE, ERROR_LIMIT, PRESET)
LEAST, MOST = 0.01, 0.30


def with_trust(tenant: Tenant, given: Mapping[str, str]) -> Tenant:
    """Raises BadParameter."""
    profile = dict(tenant.profile)
    if PRESET in given:
        if given[PRESET] not in PRESETS:
            raise typer.BadParameter(
                f"preset: «{given[PRESET]}» is not known; there are: {', '.join(PRESETS)}."
            )
        profile[ERROR_LIMIT] = PRESETS[given[PRESET]]
    if ERROR_LIMIT in given:
        profile[ERROR_LIMIT] = _share(given[ERROR_LIMIT])
    if MODE in given:
        if given[MODE] not in {SHADOW, LIVE}:
            raise typer.BadParameter(f"mode: «{given[MODE]}» is neither {SHADOW} nor {LIVE}.")
        profile[MODE] = given[MODE]
    return replace(tenant, profile=profile)


def trust_rows(tenant: Tenant) -> Mapping[str, str]:
    mode = SHADOW if tenant.in_shadow else LIVE
    return {MODE: mode, ERROR_LIMIT: f"{tenant.error_limit:.0%}"}


def _share(value: str) -> float:
    """«5%» or «0.05»."""
    try:
        share = float(value.removesuffix("%").replace(",", ".")) / (100 if value.endswith("%") else 1)
    except ValueError:
        share = 0.0
    if not LEAST <= share <= MOST:
        raise typer.BadParameter(
            f"error_limit: «{value}» is no share between {LEAST:.0%} and {MOST:.0%}; 5% is one."
        )
    return share


async def tell_trust(slug: str) -> None:
    """The same figures that `/trust` tells the team, in the operator's English."""
    from app.answering import open_rag
    from bot.trust_words import TrustWords
    from desk.usecases.tell_trust import TellTrust

    settings = settings_from_environment()
    async with open_store(settings, silent) as store, open_rag(settings, store) as rag:
        tenant = await tenant_of(store, slug)
        trusted = await TellTrust(desks=store.desks, calibrate=rag.judging.calibrate)(tenant)
    text = TrustWords(FluentPhrasebook()).of(tenant, trusted, "en")
    console.print(text.replace("<b>", "").replace("</b>", ""), soft_wrap=True, markup=False)
