"""Wishes for a time of one's own: read, gathered over a few messages, and passed to a person."""
