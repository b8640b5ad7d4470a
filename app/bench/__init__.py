"""How fast the service is: the real one, in a process of its own, with doubles on every side."""
