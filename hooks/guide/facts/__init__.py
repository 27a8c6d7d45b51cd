"""YAML in, a checked `Guide` or every mistake out. Imports no other room."""
