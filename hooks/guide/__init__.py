"""From YAML facts to localized Markdown: load and check, localize, make pages.

Nothing in this package knows MkDocs; `hooks/main.py` and its neighbours are the place that does.
"""
