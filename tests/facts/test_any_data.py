"""Whatever stands in a file of the data, the check ends, and answers with places; no page has it.

The data is the invented centre's; the check is asked without rendering (`load_editions`).
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from guide.facts.messages import LANGUAGES, speaking
from guide.facts.problems import DataError
from guide.languages.editions import load_editions
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from support.changed import COORDINATORS, GRANT

pytestmark = pytest.mark.slow

Step = str | int
FILES = [
    "agencies", "audiences", "center", "coordinators", "easy-japanese", "glossary", "grant",
    "hints", "interface", "locales", "neighbours", "offices", "prefectures", "readings", "readings-settled",
    "sources", "topics", "translations/en", "translations/ur",
]  # fmt: skip
MANY = settings(
    max_examples=60,
    deadline=60_000,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
# What an editor may paste: any characters, and those that mean something to YAML, HTML or a page.
PIECES = st.sampled_from(
    ["<b>", "&amp;", "{x}", "{漢字|かんじ}", "{", "|", "%", "\u202e", "\u3000", "１", "：", " #", "'", '"', "- "]
)  # fmt: skip
TEXT = st.lists(st.text(max_size=8) | PIECES, max_size=4).map("".join)
SCALAR = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.dates() | TEXT
KEYS = st.sampled_from(["id", "name", "source", "text", "as_of", "ends", "phones", "x"]) | TEXT
ANYTHING = st.recursive(
    SCALAR,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3),
    max_leaves=8,
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, invented_data: Path) -> Path:
    """A copy of the data, with every file that there may be, to be broken again and again."""
    copy = shutil.copytree(invented_data, tmp_path_factory.mktemp("any") / "data")
    (copy / "grant.yaml").write_text(GRANT, encoding="utf-8")
    (copy / "coordinators.yaml").write_text(COORDINATORS, encoding="utf-8")
    return copy


@pytest.fixture(scope="module")
def values(folder: Path) -> dict[str, Any]:
    """What is in each of its files."""
    return {
        name: yaml.safe_load((folder / f"{name}.yaml").read_text(encoding="utf-8"))
        for name in FILES
    }


def places(value: Any, path: tuple[Step, ...] = ()) -> Iterator[tuple[Step, ...]]:
    """The path of every value inside a value."""
    yield path
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from places(inner, (*path, key))
    elif isinstance(value, list):
        for position, inner in enumerate(value):
            yield from places(inner, (*path, position))


def put(value: Any, path: tuple[Step, ...], new: Any) -> Any:
    """The value with another one at the path."""
    if not path:
        return new
    copied = value.copy()
    copied[path[0]] = put(value[path[0]], path[1:], new)
    return copied


def answer(folder: Path, name: str, content: bytes) -> None:
    """Put the content into a file, ask for the guide, and hold the answer to what is promised."""
    file = folder / f"{name}.yaml"
    before = file.read_bytes()
    file.write_bytes(content)
    try:
        editions = load_editions(folder)
    except DataError as refused:
        for problem in refused.problems:
            assert problem.message.name != "other-mistake", problem
            assert problem.line >= 1
            assert problem.column >= 1
            for language in LANGUAGES:
                with speaking(language):
                    assert re.fullmatch(r"data/[\w./-]+:\d+:\d+: .+", str(problem), re.DOTALL)
    else:
        for edition in editions:
            for text in edition.texts.values():
                assert not re.search("[<>\0-\x1f\x7f\u2028-\u202e\u2066-\u2069]", text)
    finally:
        file.write_bytes(before)


@MANY
@given(data=st.data(), new=ANYTHING)
def test_any_structure_at_any_place(
    folder: Path, values: dict[str, Any], data: st.DataObject, new: Any
) -> None:
    name = data.draw(st.sampled_from(FILES))
    value = values[name]
    path = data.draw(st.sampled_from(list(places(value))))
    changed = yaml.safe_dump(put(value, path, new), allow_unicode=True, sort_keys=False)
    answer(folder, name, changed.encode("utf-8", "surrogatepass"))


@MANY
@given(data=st.data(), new=TEXT)
def test_any_text_in_any_field(
    folder: Path, values: dict[str, Any], data: st.DataObject, new: str
) -> None:
    name = data.draw(st.sampled_from(FILES))
    value = values[name]
    fields = [path for path in places(value) if path and not isinstance(path[-1], int)]
    path = data.draw(st.sampled_from(fields))
    changed = yaml.safe_dump(put(value, path, new), allow_unicode=True, sort_keys=False)
    answer(folder, name, changed.encode("utf-8", "surrogatepass"))


@MANY
@given(data=st.data(), new=TEXT)
def test_anything_typed_or_lost_at_any_place(folder: Path, data: st.DataObject, new: str) -> None:
    name = data.draw(st.sampled_from(FILES))
    text = (folder / f"{name}.yaml").read_text(encoding="utf-8")
    start = data.draw(st.integers(0, len(text)))
    lost = data.draw(st.integers(0, 30))
    changed = text[:start] + new + text[start + lost :]
    answer(folder, name, changed.encode("utf-8", "surrogatepass"))


@MANY
@given(data=st.data(), new=st.binary(max_size=20))
def test_any_bytes_at_any_place(folder: Path, data: st.DataObject, new: bytes) -> None:
    name = data.draw(st.sampled_from(FILES))
    content = (folder / f"{name}.yaml").read_bytes()
    start = data.draw(st.integers(0, len(content)))
    answer(folder, name, content[:start] + new + content[start:])


@pytest.mark.parametrize("opening", ["[", "{a: ", "- "])
@pytest.mark.parametrize("times", [20, 500, 20_000])
def test_deep_nesting_is_answered(folder: Path, opening: str, times: int) -> None:
    answer(folder, "center", f"x: {opening * times}\n".encode())


def test_aliases_that_double_thirty_times_are_answered(folder: Path) -> None:
    names = [(f"x{number}", f"x{number + 1}") for number in range(30)]
    doubled = "".join(f"{name}: &{name} [*{one},*{one}]\n" for one, name in names)
    answer(folder, "center", f"x0: &x0 [x]\n{doubled}".encode())
