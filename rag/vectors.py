"""Arrays of numbers, as they pass between the parts."""

from typing import Any

import numpy as np
import numpy.typing as npt

Matrix = npt.NDArray[np.float32]
"""Rows of float32; embeddings are L2-normalised, one row a text."""

JsonDict = dict[str, Any]


def normalised(vectors: Matrix) -> Matrix:
    """Rows of length 1; a row of zeros stays what it is."""
    lengths = np.linalg.norm(vectors, axis=-1, keepdims=True)
    scaled: Matrix = (vectors / np.maximum(lengths, 1e-12)).astype(np.float32)
    return scaled
