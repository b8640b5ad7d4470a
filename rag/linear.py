"""A linear classifier small enough to ship as a file, and the way to fit it with numpy alone."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from rag.vectors import Matrix

ROUNDS, RATE = 160, 0.05


@dataclass(frozen=True, slots=True, kw_only=True)
class Linear:
    """Softmax regression: `weights` (features, classes), `bias` (classes,)."""

    classes: tuple[str, ...]
    weights: Matrix
    bias: Matrix

    def probabilities(self, features: Matrix) -> Matrix:
        """Shape (n, classes)."""
        return _softmax(features @ self.weights + self.bias)


def fit(features: Matrix, labels: list[str], *, l2: float) -> Linear:
    """Minimises the mean cross-entropy plus `l2`/2·|weights|² with Adam; the same input gives the same
    result."""
    classes = tuple(sorted(set(labels)))
    truth = np.eye(len(classes), dtype=np.float32)[[classes.index(label) for label in labels]]
    shape = (features.shape[1] + 1, len(classes))
    parameters, first, second = (np.zeros(shape, np.float32) for _ in range(3))
    widened = np.hstack([features, np.ones((len(features), 1), np.float32)])
    for step in range(1, ROUNDS + 1):
        error = (_softmax(widened @ parameters) - truth) / len(features)
        gradient = widened.T @ error + l2 * parameters
        first = 0.9 * first + 0.1 * gradient
        second = 0.99 * second + 0.01 * gradient**2
        change = (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.99**step)) + 1e-8)
        parameters = parameters - _rate(step) * change
    return Linear(classes=classes, weights=parameters[:-1], bias=parameters[-1])


def _rate(step: int) -> float:
    """Constant for the first half, then falling to a fiftieth."""
    return RATE * min(1.0, 2 * (1 - step / ROUNDS) + 0.02)


def _softmax(scores: npt.NDArray[np.float32]) -> Matrix:
    raised = np.exp(scores - scores.max(axis=1, keepdims=True))
    shares: Matrix = (raised / raised.sum(axis=1, keepdims=True)).astype(np.float32)
    return shares
