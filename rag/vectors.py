"""Arrays of numbers, as they pass between the parts."""

from typing import Any

import numpy as np
import numpy.typing as npt

Matrix = npt.NDArray[np.float32]
"""Rows of float32; embeddings are L2-normalised, one row a text."""

JsonDict = dict[str, Any]
