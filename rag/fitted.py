"""Fitted classifiers as files: a few kilobytes of weights and a fingerprint of what they were fitted on."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np

from rag.linear import Linear
from rag.vectors import Matrix

DATA = Path(__file__).parent / "data"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fitted:
    linear: Linear
    centre: Matrix
    """What is subtracted from an embedding first, (dims,); empty where no embedding is used."""
    fingerprint: str


def save(fitted: Fitted, path: Path) -> None:
    """Half precision: no prediction on the examples changes by more than a thousandth."""
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_suffix(".part.npz")
    np.savez_compressed(
        temporary,
        classes=np.array(fitted.linear.classes),
        weights=fitted.linear.weights.astype(np.float16),
        bias=fitted.linear.bias,
        centre=fitted.centre,
        fingerprint=np.array(fitted.fingerprint),
    )
    temporary.replace(path)


def load(path: Path, fingerprint: str) -> Fitted | None:
    """None when there is no such file or it was fitted on something else."""
    if not path.exists():
        return None
    with np.load(path, allow_pickle=False) as file:
        if str(file["fingerprint"]) != fingerprint:
            return None
        linear = Linear(
            classes=tuple(str(name) for name in file["classes"]),
            weights=file["weights"].astype(np.float32),
            bias=file["bias"],
        )
        return Fitted(linear=linear, centre=file["centre"], fingerprint=fingerprint)
