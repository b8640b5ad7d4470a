"""What a message wants, by meaning and never by substrings."""
