"""How far a tenant's bot can be trusted, counted from what people said of its answers. Pure mathematics."""
