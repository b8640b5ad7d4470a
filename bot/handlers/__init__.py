"""Updates from Telegram: each handler reads one, calls one use case and answers."""
