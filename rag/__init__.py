"""Understanding, retrieval, answers and trust: the only place that knows LLMs, embeddings and Qdrant."""
