"""Fits the weights of trust to questions whose right answers are known: at rest, never while serving."""

from rag.fitting.fit import Fit, fit
from rag.fitting.lookups import Lookup, lookups
from rag.fitting.writing import refuse_shipped, write_fit

__all__ = ["Fit", "Lookup", "fit", "lookups", "refuse_shipped", "write_fit"]
