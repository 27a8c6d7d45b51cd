"""What axe, the checker of accessibility, finds wrong with a page."""

from __future__ import annotations

from collections.abc import Sequence

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

# The rules that look at colours.
COLOURS = ["color-contrast", "link-in-text-block"]


def violations(page: Page, only: Sequence[str] = (), but: Sequence[str] = ()) -> list[str]:
    """What axe finds once everything that moves was brought to rest; half faded in is hard to read.

    `only` are the rules to ask, by axe's names; else it asks all that it asks by itself, but not
    `but`. What is right is not told: to describe it takes longer than to find it.
    """
    page.evaluate("document.getAnimations().forEach((one) => one.finish())")
    options = (
        {"resultTypes": ["violations"]}
        | ({"runOnly": list(only)} if only else {})
        | {"rules": {one: {"enabled": False} for one in but}}
    )
    return [
        f"{violation['id']}: {node['html'][:160]} {node.get('failureSummary', '')[:300]}"
        for violation in Axe().run(page, options=options).response["violations"]
        for node in violation["nodes"]
    ]


def violations_in_both_schemes(page: Page) -> dict[str, list[str]]:
    """The same in light and in dark colours, in which only the colours are others."""
    page.emulate_media(color_scheme="light")
    light = violations(page)
    page.emulate_media(color_scheme="dark")
    return {"light": light, "dark": violations(page, COLOURS)}
