"""The CSV files open in a spreadsheet and say what the records say."""

from __future__ import annotations

import csv
import io

import pytest
from guide.languages.editions import Edition
from guide.open_data.serialize import plain_csv, spreadsheet

TABLES = ["agencies", "services", "offices", "grant", "topics"]


@pytest.mark.parametrize("name", TABLES)
def test_a_spreadsheet_opens_each_table(
    published: dict[str, bytes], editions: tuple[Edition, ...], name: str
) -> None:
    for edition in editions:
        content = published[f"{edition.locale.id}/{name}.csv"]
        assert content.startswith(b"\xef\xbb\xbf")
        text = content.decode("utf-8-sig")
        assert "\n" not in text.replace("\r\n", "")
        rows = list(csv.DictReader(io.StringIO(text, newline="")))
        assert rows
        for row in rows:
            assert None not in row
            assert None not in row.values()
            assert not [cell for cell in row.values() if cell.startswith(("=", "+", "-", "@"))]


def test_a_table_says_what_the_guide_says(frozen: dict[str, bytes]) -> None:
    text = frozen["en/offices.csv"].decode("utf-8-sig")
    rows = {row["id"]: row for row in csv.DictReader(io.StringIO(text, newline=""))}
    assert rows["yokohama"]["phone"] == "0570-045259"
    assert rows["yokohama"]["section_number"] == "20"
    assert rows["sendai"]["phone_uri"] == "tel:+81222566080"
    assert rows["sendai"]["name_ja"] == "仙台出入国在留管理局"
    text = frozen["ja/grant.csv"].decode("utf-8-sig")
    limits = [row["limit_yen"] for row in csv.DictReader(io.StringIO(text, newline=""))]
    assert limits == ["10000000", "10000000", "5000000", "3000000", "2000000"]


@pytest.mark.parametrize("text", ["=1+1", "+81-11", "-5", "@SUM(A1)", "\t=1", "\r=1"])
def test_what_looks_like_a_formula_is_not_run(text: str) -> None:
    content = spreadsheet(["a"], [[text]]).decode("utf-8-sig")
    (row,) = csv.DictReader(io.StringIO(content, newline=""))
    assert row["a"] == f"'{text}"
    assert f"'{text}" not in plain_csv(["a"], [[text]])
