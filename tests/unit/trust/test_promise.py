"""The promise is kept: shown on a thousand made-up tenants whose true errors are known."""

from tests.unit.trust.town import LIMIT, naive_bar, shared_prior, tenants

QUESTIONS = 600
TENANTS = 1000


def test_what_is_called_guaranteed_is_kept_and_a_naive_threshold_would_not_keep_it() -> None:
    """At least 95 % of the tenants with a promise make no more errors than promised; so do 95 % of all. The
    loosest threshold at which a tenant's own judged answers look good enough breaks it in half of them."""
    prior = shared_prior()
    promised, broken, over, naive = 0, 0, 0, 0
    for tenant in tenants(TENANTS):
        standing, labels = tenant.live(QUESTIONS, prior)
        too_many = tenant.error_from(standing.bar) > LIMIT
        promised += standing.guaranteed
        broken += standing.guaranteed and too_many
        over += too_many
        naive += tenant.error_from(naive_bar(labels)) > LIMIT
    assert promised >= TENANTS * 0.05
    assert broken <= promised * 0.05
    assert over <= TENANTS * 0.05
    assert naive >= TENANTS * 0.5
