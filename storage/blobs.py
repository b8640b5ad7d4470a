"""Files of messages."""

from uuid import UUID

from storage.part import Part

_PUT = """
    INSERT INTO blobs (client_id, content, mimetype) VALUES (:client_id, :content, :mimetype) RETURNING id
"""

_GET = "SELECT content, mimetype FROM blobs WHERE client_id = :client_id AND id = :id"


class PostgresBlobs(Part):
    async def put(self, content: bytes, mimetype: str) -> UUID:
        row = await self._one(_PUT, content=content, mimetype=mimetype)
        blob_id: UUID = row["id"]
        return blob_id

    async def get(self, blob_id: UUID) -> tuple[bytes, str]:
        row = await self._one(_GET, id=blob_id)
        return bytes(row["content"]), str(row["mimetype"])
