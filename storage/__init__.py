"""The only place that knows SQL. Everything of a tenant is read and written through that tenant's desk."""
