"""Servers that the application brings along, for machines where nobody installed any."""
