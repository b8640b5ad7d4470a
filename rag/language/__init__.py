"""Which language a message is in, and in which to answer."""
