"""The owner's rules as JSON: `{"cancel": {"treatment": "template", "texts": {"ru": "…"}}}`."""

from collections.abc import Mapping
from typing import Any

from desk.policy import Matter, Policy, Treatment

_MATTERS, _TREATMENTS = frozenset(Matter), frozenset(Treatment)


def policies_json(policies: Mapping[Matter, Policy]) -> dict[str, Any]:
    return {
        matter.value: {"treatment": policy.treatment.value, "texts": dict(policy.texts)}
        for matter, policy in policies.items()
    }


def policies_from(kept: Mapping[str, Any]) -> dict[Matter, Policy]:
    """What a newer version has written and this one does not know is left out: the usual rule holds then."""
    return {
        Matter(matter): Policy(treatment=Treatment(policy["treatment"]), texts=policy["texts"])
        for matter, policy in kept.items()
        if matter in _MATTERS and policy["treatment"] in _TREATMENTS
    }
