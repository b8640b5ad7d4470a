"""Which services answer for us; every empty address means the one inside the process."""

from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class RagConfig:
    """`work_folder` holds derived state only: it may be wiped between two starts."""

    work_folder: Path
    embeddings_url: str = ""
    """Base address of a Text-Embeddings-Inference server (`POST /embed`), or one that ends in `/v1` or
    `/embeddings` and speaks the OpenAI way."""
    embeddings_model: str = "bge-m3"
    embeddings_dims: int = 1024
    qdrant_url: str = ""
    qdrant_api_key: str = field(default="", repr=False)
    qdrant_collection: str = "knowledge"
    """The alias under which the collection of the present embedding model is found."""
    openai_api_key: str = field(default="", repr=False)
    openai_base_url: str = ""
    openai_model: str = "gpt-5-mini"
    openai_hearing_model: str = "whisper-1"
    """Writes down recordings; empty for none."""
    openai_seeing_model: str = ""
    """Looks at pictures, for the tenants that allow it; empty for `openai_model`."""
