"""From YAML facts to localized Markdown: load and check, localize, make pages.

Nothing in this package knows MkDocs; `hooks/main.py` is the one place that does.
"""
