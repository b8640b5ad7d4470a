"""Greetings, thanks and the rest of what people say without asking anything."""
