"""The only place that knows ChatFlow: what it calls, what it is asked to send, which files it fetches."""
