"""The business that a command is about, by its short name."""

from typing import Annotated

import typer

from app.store import Store
from desk.tenant import Tenant

Slug = Annotated[str, typer.Argument(help="Short name in addresses: latin letters, digits, hyphens.")]


async def tenant_of(store: Store, slug: str) -> Tenant:
    """Raises BadParameter that says which slugs there are."""
    tenant = await store.tenants.by_slug(slug)
    if tenant is None:
        known = ", ".join(sorted(tenant.slug for tenant in await store.tenants.all()))
        raise typer.BadParameter(
            f"There is no client «{slug}»; {f'there are: {known}' if known else 'add one first'}."
        )
    return tenant
