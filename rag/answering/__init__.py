"""From the entries found to the words the client reads."""
