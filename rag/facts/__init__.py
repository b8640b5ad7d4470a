"""Answers that are computed from price lists and working hours, never guessed."""
