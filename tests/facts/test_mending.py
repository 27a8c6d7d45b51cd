"""What `make fix` writes otherwise, and what it leaves alone."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from guide.__main__ import main
from guide.facts.mending import mended
from guide.facts.reading import read


@pytest.mark.parametrize(
    ("written", "mended_to"),
    [
        ("\ufeffa: 1\n", "a: 1\n"),
        ("a: 1\r\nb: 2\r\n", "a: 1\nb: 2\n"),
        ("a: 1  \nb: 2\t\n   \nc: 3 ", "a: 1\nb: 2\n\nc: 3"),
        ("a: ０２２－２５６－６０８０\n", "a: 022-256-6080\n"),
        ("a: 022ー２５６−6080\n", "a: 022-256-6080\n"),
        ("a: １６０-０００４\n", "a: 160-0004\n"),
        ("a: ２０２１－０７－０５\n", "a: 2021-07-05\n"),
        ("a: １０００００００\n", "a: 10000000\n"),
        ("a: ０９：００\n", 'a: "09:00"\n'),
        ('a: "０９：００"\n', 'a: "09:00"\n'),
        ("a: ０２０\n", 'a: "020"\n'),
        ("a: [１, ２]\n", "a: [1, 2]\n"),
        ("a: 四谷１－６－１ ＴＯＷＥＲ\n", "a: 四谷1-6-1 TOWER\n"),
        ("a: 五輪1ー3ー20 タワー\n", "a: 五輪1-3-20 タワー\n"),
        ("a: 出\u2f0a国\n", "a: 出入国\n"),
        ("a: ﾌﾚｽｸ､ﾊﾞｽ\n", "a: フレスク、バス\n"),
        ("a: か\u3099い\n", "a: がい\n"),
        (unicodedata.normalize("NFD", "a: Nơi tư vấn\n"), "a: Nơi tư vấn\n"),
    ],
)
def test_a_slip_is_written_in_its_normal_form(written: str, mended_to: str) -> None:
    assert mended(written) == mended_to
    assert mended(mended_to) == mended_to


@pytest.mark.parametrize(
    "written",
    [
        "# ２０ ﾃｽﾄ か\u3099  \na: 1 # １  \n",
        "a: ①㈱℡Ⅳ 9時〜17時 四谷1\n",
        "a: 10–12 ページ － 13ー\n",
        "a:   1\n\n\nb:    [x,   y]\n",
        "a: |\n  two  \n  lines\n",
        'a: "x  \n  y"\n',
        "a: 葛\U000e0100城 👨\u200d👩\n",
        "b: 1\na: 2\n",
    ],
)
def test_everything_else_is_kept_to_the_byte(written: str) -> None:
    assert mended(written) == written


@pytest.mark.parametrize("broken", ["a: '１  \n", "a: １\nb: %２\n"])
def test_of_what_is_not_yaml_only_the_ends_of_lines_are_mended(broken: str) -> None:
    assert mended("\ufeff" + broken.replace("\n", "\r\n")) == broken


def test_the_command_says_which_files_it_has_mended(
    data: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(data.parent)
    assert main(["fix"]) == 0
    assert capsys.readouterr().out == ""
    center = data / "center.yaml"
    before = center.read_bytes()
    center.write_bytes(
        b"\xef\xbb\xbf"
        + before.decode().replace("0857-00-0001", "０８５７－００－０００１").encode()
    )
    english = data / "translations/en.yaml"
    right = english.read_bytes()
    english.write_bytes(right.replace(b"\n", b"\r\n"))
    other = data / "notes.yaml"
    other.write_bytes("a: 東京".encode("cp932"))
    assert main(["fix"]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "data/center.yaml: lines mended: 2",
        f"data/translations/en.yaml: lines mended: {right.count(bytes([10]))}",
    ]
    assert center.read_bytes() == before
    assert english.read_bytes() == right
    assert other.read_bytes() == "a: 東京".encode("cp932")


def test_what_is_mended_means_what_was_meant(tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    file.write_text(mended("opens: ０９：００\nlimit: １００\nname: ﾌﾚｽｸ　２\n"), encoding="utf-8")
    document = read(file, Path("a.yaml"))
    assert document.problems == []
    assert document.value == {"opens": "09:00", "limit": 100, "name": "フレスク　2"}
