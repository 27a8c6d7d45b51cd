"""What a machine can safely do in `data/`: mend how texts are written, tidy up translations.

It sorts nothing, touches no comment, and keeps every other byte.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from guide.facts.load import check
from guide.facts.locales import Translation, Translations
from guide.facts.mending import mended
from guide.facts.messages import Message, told
from guide.facts.problems import DataError
from guide.facts.reading import read
from guide.facts.text_paths import kind_at
from guide.facts.validating import validate
from guide.languages.clearing import new_homes, renamed, rewritten, stands_in
from guide.languages.localize import texts


class NothingRenamed(Exception):
    """No translation was found that could be carried along."""


def mend(data: Path) -> Iterator[str]:
    """Mend how the files of the folder `data` are written; yield a line for each changed one."""
    for file in sorted(data.rglob("*.yaml")):
        try:
            before = file.read_bytes().decode()
        except UnicodeDecodeError:
            continue  # the check says what to do
        after = mended(before)
        if after != before:
            _write(file, after)
            lines = zip(before.split("\n"), after.split("\n"), strict=False)
            count = sum(old != new for old, new in lines)
            message = told("lines-mended", count=count)
            yield f"{_shown(file, data)}: {message}"


def tidy(data: Path, names: tuple[str, str] | None = None) -> Iterator[str]:
    """Carry translations along to where their texts are now, clear those whose texts are gone.

    With `names`, an old and a new one (ids, or paths with dots), what the old one had is carried
    along to the new one. Yields a line for each changed file. Raises `DataError` where the facts
    have mistakes, and `NothingRenamed`; then no file has been changed.
    """
    guide, problems = check(data)
    if guide is None:
        raise DataError(problems)
    known = texts(guide)
    files = list(_files(data, known))
    carried = {one.file: renamed(one.orphans, *names, known, one.written) for one in files if names}
    if names and not any(carried.values()):
        if not _is_renamed(names, known, files):
            raise NothingRenamed(told("nothing-renamed", old=names[0], new=names[1]))
        yield str(told("renamed-already", old=names[0], new=names[1]))
    for one in files:
        moved = carried.get(one.file, {})
        rest = {path: made for path, made in one.orphans.items() if path not in moved}
        moved |= new_homes(rest, known, {*one.written, *moved.values()})
        cleared = [path for path in rest if path not in moved and kind_at(path)]
        before = one.file.read_text(encoding="utf-8")
        after = rewritten(before, moved, cleared)
        if after != before:
            _write(one.file, after)
            yield f"{_shown(one.file, data)}: {', '.join(map(str, _told(moved, cleared)))}"


@dataclass(frozen=True)
class _File:
    """A file of translations."""

    file: Path
    written: Collection[str]
    """The paths that stand in it."""
    orphans: dict[str, Translation]


def _files(data: Path, known: Collection[str]) -> Iterator[_File]:
    """The files of translations that can be read."""
    for file in sorted((data / "translations").glob("*.yaml")):
        document = read(file, file)
        made = None if document.value is None else validate(document, Translations, {})
        if made is not None:
            orphans = {path: one for path, one in made.texts.items() if path not in known}
            yield _File(file, made.texts, orphans)


def _is_renamed(names: tuple[str, str], known: Collection[str], files: Iterable[_File]) -> bool:
    """Whether the texts have the new name, and no file has translations under the old one."""
    old, new = names
    left = [path for one in files for path in one.written]
    return stands_in(new, known) and stands_in(new, left) and not stands_in(old, left)


def _told(moved: dict[str, str], cleared: list[str]) -> Iterator[Message]:
    if moved:
        old, new = next(iter(moved.items()))
        yield told("carried-along", count=len(moved), old=old, new=new)
    if cleared:
        yield told("cleared", count=len(cleared), path=cleared[0])


def _shown(file: Path, data: Path) -> Path:
    return Path(data.name) / file.relative_to(data)


def _write(file: Path, text: str) -> None:
    file.write_bytes(text.encode())
