"""The heart: who talks to whom, and what happens next. No framework is imported here."""
