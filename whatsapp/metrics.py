"""What ChatFlow's calls were, as numbers."""

from prometheus_client import Counter

EVENTS = Counter("webhook_events", "What ChatFlow reported, by kind", ["kind"])
REFUSALS = Counter("whatsapp_refusals", "Calls by ChatFlow not served, by HTTP status", ["status"])
SENDS = Counter("whatsapp_sends", "Calls to ChatFlow, by method and outcome", ["method", "outcome"])
