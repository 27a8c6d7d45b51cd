"""Editions in, the files below `/data/v1/` and the JSON-LD of pages out."""
