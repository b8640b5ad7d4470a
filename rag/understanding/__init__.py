"""What the client said, in which language, and what is wanted."""
