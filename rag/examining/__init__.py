"""A lesson is compared with what is known, and tried, before clients hear it."""
