"""A long approved answer, cut to the parts that were asked for."""
