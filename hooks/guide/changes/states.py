"""A state of the data, read as far as it can be; the state that a branch began from."""

from __future__ import annotations

import io
import subprocess
import tarfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from guide.facts.document import Document, Path_
from guide.facts.locales import GlossaryTerm
from guide.facts.messages import told
from guide.facts.problems import DataError, Problem
from guide.facts.reading import read
from guide.facts.schema import KINDS
from guide.languages.editions import Edition, load_glossary
from guide.site import SettingError


@dataclass(frozen=True)
class State:
    """All of `data/` at one moment: its plain values, and the editions where it has no mistakes."""

    documents: dict[str, Document]
    """The files of facts by their names: `offices`."""
    translations: dict[str, Document]
    """The files of translations by their locales."""
    editions: tuple[Edition, ...] = ()
    """Empty where there are mistakes."""
    glossary: tuple[GlossaryTerm, ...] = ()
    """How terms are translated, for the pages; empty where there are mistakes."""
    problems: list[Problem] = field(default_factory=list)

    @property
    def unreadable(self) -> list[str]:
        """The files of which nothing is known, because they cannot be read as YAML."""
        documents = [*self.documents.values(), *self.translations.values()]
        return [str(one.file) for one in documents if one.value is None and one.problems]

    def words(self, locale: str) -> dict[str, dict[str, Any]]:
        """What stands in a file of translations, by the texts' paths; as far as it can be read."""
        document = self.translations.get(locale)
        value = document.value if document else None
        texts = value.get("texts") if isinstance(value, dict) else None
        entries = texts.items() if isinstance(texts, dict) else ()
        return {path: entry for path, entry in entries if isinstance(entry, dict)}

    def translates(self, place: tuple[Document, Path_]) -> bool:
        """Whether any language has a translation of a text of the record at `place`."""
        document, path = place
        below = f"{document.name(path)}."
        return any(
            text.startswith(below) for locale in self.translations for text in self.words(locale)
        )


def state(data: Path, editions: tuple[Edition, ...], mistakes: DataError | None) -> State:
    """The state of the folder `data`, of which `editions` or `mistakes` are known."""
    facts = _documents(data, data)
    return State(
        {name: document for name, document in facts.items() if name in KINDS},
        _documents(data, data / "translations"),
        editions,
        tuple(load_glossary(data)) if editions else (),
        mistakes.problems if mistakes else [],
    )


def _documents(data: Path, folder: Path) -> dict[str, Document]:
    return {
        file.stem: read(file, Path(data.name) / file.relative_to(data))
        for file in sorted(folder.glob("*.yaml"))
        if file.is_file() and not file.is_symlink()
    }


def lay_out_base(root: Path, base: str, target: Path) -> None:
    """Write `data/` into the folder `target`, as in the commit where this branch left `base`.

    So what others have merged since is not told as undone. Raises `SettingError` where git does not
    know `base`, or there is no git.
    """
    asked = ("rev-parse", "--verify", "--quiet", "--end-of-options")
    commit = _git(root, *asked, f"{base}^{{commit}}")
    if not commit:
        raise SettingError(told("base-unknown", base=base))
    began = _git(root, "merge-base", commit.decode().strip(), "HEAD") or commit
    tree = _git(root, *asked, f"{began.decode().strip()}:./data")
    if not tree:
        raise SettingError(told("base-without-data", base=base))
    packed = _git(root, "archive", "--format=tar", tree.decode().strip())
    with tarfile.open(fileobj=io.BytesIO(packed)) as archive:
        for member in archive:
            content = archive.extractfile(member) if member.isfile() else None
            if content is not None:
                file = target / member.name
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_bytes(content.read())


def _git(root: Path, *arguments: str) -> bytes:
    """What git prints; nothing where it fails."""
    try:
        run = subprocess.run(["git", *arguments], cwd=root, capture_output=True, check=False)
    except FileNotFoundError:
        raise SettingError(told("no-git")) from None
    return run.stdout if run.returncode == 0 else b""
