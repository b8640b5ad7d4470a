"""Hears recordings and looks at pictures, where a model may."""
