"""Classifying short texts by meaning: nearest in spirit to labelled phrases, never by substrings."""
