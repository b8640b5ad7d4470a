"""The pool of connections."""

from sqlalchemy.engine import make_url
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from storage.json import dumps


def connect(database_url: str, *, pool_size: int = 20) -> AsyncEngine:
    """`database_url` as PostgreSQL's own tools write it, or SQLAlchemy's; nothing is opened yet."""
    url = make_url(database_url).set(drivername="postgresql+asyncpg")
    return create_async_engine(
        url,
        pool_size=pool_size,
        max_overflow=10,
        pool_timeout=10,
        pool_pre_ping=True,
        hide_parameters=True,
        json_serializer=dumps,
        connect_args={"timeout": 5},
    )
