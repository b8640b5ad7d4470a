"""The collection of one embedding model, and the alias that names the one in use."""

import re
from typing import Any

from qdrant_client import AsyncQdrantClient, models
from qdrant_client.http.exceptions import UnexpectedResponse

from rag.index.port import VECTORS, IndexUnavailable

GRAMS = "grams"


class Collection:
    """Made on first use. A collection of other dimensions under the same name is refused."""

    def __init__(self, client: AsyncQdrantClient, *, alias: str, embedder_id: str, dims: int) -> None:
        self._client = client
        self._alias = alias
        self._name = f"{alias}__{re.sub(r'[^A-Za-z0-9]+', '_', embedder_id)}"
        self._dims = dims
        self._made = False

    async def ready(self) -> str:
        """The collection's name, once it exists, fits and is what the alias names."""
        if not self._made:
            await self._make()
            self._made = True
        return self._name

    async def _make(self) -> None:
        if not await self._client.collection_exists(self._name):
            await self._create()
        info = await self._client.get_collection(self._name)
        self._check(info.config.params.vectors)
        await self._client.create_payload_index(
            self._name,
            "client_id",
            models.KeywordIndexParams(type=models.KeywordIndexType.KEYWORD, is_tenant=True),
        )
        await self._point_alias()

    async def _create(self) -> None:
        dense = {
            name: models.VectorParams(size=self._dims, distance=models.Distance.COSINE) for name in VECTORS
        }
        try:
            await self._client.create_collection(
                self._name,
                vectors_config=dense,
                sparse_vectors_config={GRAMS: models.SparseVectorParams(modifier=models.Modifier.IDF)},
                hnsw_config=models.HnswConfigDiff(m=0, payload_m=16),
            )
        except UnexpectedResponse as error:
            if error.status_code != 409:  # another replica was faster
                raise

    def _check(self, vectors: Any) -> None:
        sizes = {name: params.size for name, params in vectors.items()} if isinstance(vectors, dict) else {}
        if sizes != dict.fromkeys(VECTORS, self._dims):
            raise IndexUnavailable(
                f"collection {self._name} holds vectors {sizes}, this model makes {self._dims} numbers: "
                "choose another QDRANT_COLLECTION"
            )

    async def _point_alias(self) -> None:
        """One step: at no moment the alias names nothing. A collection may already have the alias's name
        (made by hand); then ours is used by its own name only."""
        existing = (await self._client.get_aliases()).aliases
        aliases = {entry.alias_name: entry.collection_name for entry in existing}
        if aliases.get(self._alias) == self._name:
            return
        if self._alias not in aliases and await self._client.collection_exists(self._alias):
            return
        drop = [models.DeleteAliasOperation(delete_alias=models.DeleteAlias(alias_name=self._alias))]
        create = models.CreateAlias(collection_name=self._name, alias_name=self._alias)
        await self._client.update_collection_aliases(
            [*(drop if self._alias in aliases else []), models.CreateAliasOperation(create_alias=create)]
        )
