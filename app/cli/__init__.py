"""What an operator types. A command opens what it needs, does one thing, and says what it did."""
