"""Build time and first-visit size, as ratios against stock MkDocs with Material on the same pages.

Run with `make bench`. The peer is what one gets by handing the same Markdown to Material as it comes
(its own header, search and fonts setting off), so that both are measured in one run on one machine.
"""

from __future__ import annotations

import gzip
import json
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "hooks"))

import material
from guide.languages.editions import load_editions
from guide.pages.render import Renderer
from guide.site import Site, today

STOCK = """\
site_name: FRESC
site_url: https://example.org/fresc-guide/
docs_dir: docs
theme: {name: material, font: false, features: [navigation.tabs, search.suggest]}
plugins: [search]
markdown_extensions: [attr_list]
"""


def main() -> None:
    """Print the table."""
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        pages = write_stock_project(work / "stock")
        rows = {
            "ours": measure(ROOT, work / "ours-site"),
            "stock": measure(work / "stock", work / "stock-site"),
        }
    print(f"{pages} pages in each")
    print(f"{'':24}{'ours':>10}{'stock':>10}{'ratio':>8}")
    for name in rows["ours"]:
        ours, stock = rows["ours"][name], rows["stock"][name]
        print(f"{name:24}{ours:10.1f}{stock:10.1f}{ours / stock:8.2f}")


def write_stock_project(folder: Path) -> int:
    """Write every page's Markdown as an ordinary MkDocs project; return how many there are."""
    editions = load_editions(ROOT / "data")
    site = Site("https://example.org/fresc-guide/", "https://example.org", today(), editions)
    icons = Path(material.__file__).parent / "templates/.icons"
    shapes = json.loads((ROOT / "data/shapes/prefectures.json").read_text(encoding="utf-8"))
    renderer = Renderer(ROOT, icons, shapes, site)
    pages = [page for edition in editions for page in renderer.pages(edition)]
    for page in pages:
        file = folder / "docs" / page.address / "index.md"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(page.body, encoding="utf-8")
    (folder / "mkdocs.yml").write_text(STOCK, encoding="utf-8")
    return len(pages)


def measure(project: Path, site: Path) -> dict[str, float]:
    """Build `project`; return CPU seconds and what a first visit to the home page fetches."""
    before = os.times()
    subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--site-dir", str(site)],
        cwd=project,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1", "PDF": "false"},
        capture_output=True,
        check=True,
    )
    after = os.times()
    html = (site / "index.html").read_text(encoding="utf-8")
    fetched = re.findall(
        r'<(?:script[^>]*\ssrc|link rel="(?:stylesheet|icon)"[^>]*href)="([^"]+)"', html
    )
    local = [site / address for address in fetched if "//" not in address]
    files = [site / "index.html", *(file for file in local if file.is_file())]
    kilobytes = sum(len(gzip.compress(file.read_bytes(), 9)) for file in files) / 1000
    index = ("search/index.js", "assets/search.js", "search/search_index.json")
    searched = [site / name for name in index if (site / name).is_file()]
    return {
        "build, CPU seconds": (after.children_user + after.children_system)
        - (before.children_user + before.children_system),
        "home page, kB gzip": kilobytes,
        "home page, requests": len(files),
        "search, kB gzip": sum(len(gzip.compress(f.read_bytes(), 9)) for f in searched) / 1000,
        "whole site, MB": sum(f.stat().st_size for f in site.rglob("*") if f.is_file()) / 1e6,
    }


if __name__ == "__main__":
    main()
