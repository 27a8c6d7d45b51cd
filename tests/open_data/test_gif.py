"""The GIF files are held against the standards' items, typed by hand."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from guide.facts.places import Places
from guide.languages.editions import Edition, load_editions
from support.building import ROOT, publish
from support.changed import edit, lay_out_whole

GIF = yaml.safe_load((ROOT / "tests/fixtures/gif-items.yaml").read_text(encoding="utf-8"))
# 全国地方公共団体コード of wards that offices' addresses name: 横浜市金沢区 is no 横浜市.
WARDS = {
    "札幌市中央区": "011011", "仙台市宮城野区": "041025", "横浜市金沢区": "141089",
    "名古屋市港区": "231118", "大阪市住之江区": "271250", "神戸市中央区": "281107",
    "広島市中区": "341011", "福岡市中央区": "401331",
}  # fmt: skip


def gif(published: dict[str, bytes], name: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(published[f"gif/{name}.json"])["データ"]
    return found


def test_offices_have_the_items_of_ds_451_7(
    published: dict[str, bytes], editions: tuple[Edition, ...]
) -> None:
    """Without a reading in easy Japanese, and for a municipality that is not known, some are null."""
    offices = gif(published, "offices")
    easy = next(edition.guide for edition in editions if edition.locale.plain_japanese)
    for office, known in zip(offices, easy.offices, strict=True):
        assert office.keys() - {"拡張"} == set(GIF["organisation"]["items"])
        facility = office["施設情報"]
        assert facility.keys() <= set(GIF["facility"]["items"])
        assert facility.keys() >= set(GIF["facility"]["of_ds_451_7"])
        missing = ["名称（カナ）"] if known.name.stands_in else []
        assert [item for item in GIF["facility"]["required"] if not facility[item]] == missing
        assert known.name.stands_in or re.fullmatch(r"[ァ-ヶー]+", facility["名称（カナ）"])
        assert facility["名称"] != "横浜支局" or facility["名称（カナ）"] == "ヨコハマシキョク"
        assert facility["種別情報"]["種別"] == "1208"
        for address in (facility["施設住所"], *office["サービス・担当区域情報"]):
            assert address.keys() <= set(GIF["address"]["items"])
            code = address["全国地方公共団体コード"]
            assert re.fullmatch(r"\d{6}", code) if address["都道府県"] else code is None
            assert address["代表点の緯度"] is None
        assert office["連絡先情報"].keys() <= set(GIF["contact"]["items"])
        number = office["連絡先情報"]["連絡先電話番号"]
        assert number == (None if office["拡張"]["終了"] else known.phone)
        assert number is None or re.fullmatch(r"0\d+(-\d+){1,2}", number)


def test_an_office_says_what_the_guide_says(invented_files: dict[str, bytes]) -> None:
    east, west = gif(invented_files, "offices")
    assert east["連絡先情報"]["連絡先電話番号"] == "0857-00-0002"
    assert east["連絡先情報"]["連絡先内線番号"] == "12"
    assert east["連絡先情報"]["連絡先名称"] == "東事務所 相談係"
    assert "+81 857-00-0002" in east["連絡先情報"]["連絡先備考（その他、SNSなど）"]
    assert east["施設情報"]["施設住所"]["市区町村（郡）"] == "鳥取市"
    assert east["サービス・担当区域情報"][0]["全国地方公共団体コード"] == "310000"
    assert east["施設情報"]["サービス担当区域の都道府県コード"] == "310000;330001"
    assert west["連絡先情報"]["連絡先内線番号"] is None
    assert west["連絡先情報"]["連絡先メールアドレス"] is None
    assert "海外からはかけられません" in west["連絡先情報"]["連絡先備考（その他、SNSなど）"]
    # Nobody says that these are immigration offices.
    assert {office["施設情報"]["種別情報"]["種別"] for office in (east, west)} == {None}


@pytest.fixture
def whole(tmp_path: Path) -> Path:
    """The invented centre with a grant and coordinators, to be changed."""
    return lay_out_whole(tmp_path / "whole")


def published_of(root: Path) -> dict[str, bytes]:
    return publish(load_editions(root / "data"), places=Places.read(root / "data"))


def test_what_stands_elsewhere_is_not_given_as_the_sources(whole: Path) -> None:
    files = published_of(whole)
    east, _ = gif(files, "offices")
    (areas, tasks, *contacts) = east["拡張"]["ほかの出典"]
    assert (areas["項目"], areas["出典"]) == (
        "サービス・担当区域情報",
        {"ID": "website", "スライド": None},
    )
    assert (tasks["項目"], tasks["情報の時点"]) == ("説明", "2025-04")
    assert {one["出典"]["ID"] for one in contacts} == {"leaflet"}
    assert rows(files, "offices")[0]["拡張_ほかの出典_出典_ID"].startswith("website;leaflet")
    (grant,) = gif(files, "grant")
    others = {one["項目"]: one["情報の時点"] for one in grant["拡張"]["ほかの出典"]}
    assert others == {"連絡先電話番号": "2025-04", "連絡先URL": "2025-04"}


def test_an_office_that_is_over_is_reached_by_nothing(whole: Path) -> None:
    kept = published_of(whole)
    edit(whole, "offices.yaml", "  kind: bureau\n", "  kind: bureau\n  ends: 2026-03-31\n")
    files = published_of(whole)
    (before, _), (office, _) = gif(kept, "offices"), gif(files, "offices")
    assert "857-00-0002" in str(before)
    assert office["拡張"]["終了"] is True
    (row, _) = rows(files, "offices")
    for said in (str(office), str(row)):
        assert "857-00-0002" not in said
        assert "所属部署番号" not in said
    assert office["連絡先情報"]["連絡先内線番号"] is None
    assert office["サービス・担当区域情報"] == []
    assert office["施設情報"]["サービス担当区域の都道府県コード"] is None
    assert (before["施設情報"]["説明"] is None, office["施設情報"]["説明"]) == (False, None)


@pytest.mark.parametrize("over", ["coordinators.yaml", "offices.yaml"])
def test_an_office_is_not_introduced_by_coordinators_who_are_not_there_any_more(
    whole: Path, over: str
) -> None:
    kept = published_of(whole)
    after = {"coordinators.yaml": "name: みなと担当員\n", "offices.yaml": "  kind: bureau\n"}[over]
    indent = " " * (len(after) - len(after.lstrip()))
    edit(whole, over, after, f"{after}{indent}ends: 2026-03-31\n")
    files = published_of(whole)
    (before, _), (office, _) = gif(kept, "offices"), gif(files, "offices")
    for item in ("概要", "説明"):
        assert before["施設情報"][item]
        assert office["施設情報"][item] is None
    assert "説明" not in {one["項目"] for one in office["拡張"]["ほかの出典"]}
    # The office itself goes on.
    assert office["拡張"]["終了"] is (over == "offices.yaml")


def test_a_code_is_that_of_the_place_beside_it(published: dict[str, bytes]) -> None:
    for office in gif(published, "offices"):
        address = office["施設情報"]["施設住所"]
        place, code = address["市区町村（郡）"], address["全国地方公共団体コード"]
        assert re.fullmatch(r".+[市区町村]", place) if place else code is None
        for ward, its_code in WARDS.items():
            if ward in address["連結表記"]:
                assert (place, code) == (ward, its_code)


@pytest.mark.parametrize("name", ["offices", "grant"])
def test_the_files_say_which_tables_they_follow(published: dict[str, bytes], name: str) -> None:
    assert json.loads(published[f"gif/{name}.json"])["標準の版"] == "2025-03-25"
    for row in rows(published, name):
        assert row["標準の版"] == "2025-03-25"


def rows(files: dict[str, bytes], name: str) -> list[dict[str, str]]:
    text = files[f"gif/{name}.csv"].decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_a_table_says_what_stands_in_the_json(
    published: dict[str, bytes], invented_files: dict[str, bytes]
) -> None:
    east, west = rows(invented_files, "offices")
    assert east["施設情報_名称"] == "東事務所"
    assert east["施設情報_施設住所_市区町村（郡）"] == "鳥取市"
    assert east["サービス・担当区域情報_都道府県"] == "鳥取県;岡山県"
    assert east["連絡先情報_連絡先電話番号"] == "0857-00-0002"
    assert (west["連絡先情報_連絡先内線番号"], west["拡張_終了"]) == ("", "false")
    (grant,) = gif(published, "grant")
    (row,) = rows(published, "grant")
    assert row["給付上限額"] == str(grant["給付上限額"])
    assert row["連絡先情報_連絡先電話番号"] == grant["連絡先情報"]["連絡先電話番号"]


def test_the_grant_has_the_items_of_ds_451_4(published: dict[str, bytes]) -> None:
    (grant,) = gif(published, "grant")
    assert grant.keys() - {"拡張"} == set(GIF["programme"]["items"])
    assert [item for item in GIF["programme"]["required"] if not grant[item]] == []
    assert len(grant["タイトル（制度名）"]) <= 40
    assert len(grant["概要"]) <= 100
    assert len(grant["内容"]) <= 500


def test_the_grant_says_what_the_guide_says(
    published: dict[str, bytes], editions: tuple[Edition, ...]
) -> None:
    guide = editions[0].guide
    assert guide.grant
    (grant,) = gif(published, "grant")
    assert grant["制度所管組織"] == guide.service(guide.grant.service)[0].name
    assert grant["給付上限額"] == max(row.limit for row in guide.grant.limits)
    assert re.fullmatch(r"\d+\.\d", grant["最大補助率"])
    assert f"{guide.grant.fiscal_year}年度" in grant["内容"]
    assert grant["拡張"]["年度"] == guide.grant.fiscal_year
    for kind in guide.grant.kinds:
        rate = f"{kind.name}：必要経費の{kind.denominator}分の{kind.numerator}"
        assert rate in grant["内容"]
    assert grant["拡張"]["終了日"] == (guide.grant.ends and guide.grant.ends.isoformat())


def test_a_number_in_the_grant_is_that_of_whoever_is_named(whole: Path) -> None:
    """The number of the service that gives it; without any, the centre's, which is named then."""

    def asked() -> dict[str, Any]:
        contact: dict[str, Any] = gif(published_of(whole), "grant")[0]["連絡先情報"]
        return contact

    own = asked()
    assert own["連絡先名称"] == "みなと生活相談所（くらしの窓）"
    assert own["連絡先電話番号"] == "0857-00-0006"
    assert "生活相談の番号" in own["連絡先備考（その他、SNSなど）"]
    edit(whole, "grant.yaml", "service: living-advice", "service: job-placement")
    file = whole / "data/agencies.yaml"
    text = file.read_text(encoding="utf-8").replace("      ends: 2026-03-31\n", "")
    file.write_text(re.sub(r"  phones:\n    - \{id: old.*\n    .*\n", "", text), encoding="utf-8")
    centres = asked()
    assert centres["連絡先名称"] == "みなと多文化プラザ"
    assert centres["連絡先電話番号"] == "0857-00-0001"
    edit(whole, "agencies.yaml", "  short_name: 仕事", "  ends: 2026-03-31\n  short_name: 仕事")
    over = asked()
    assert over["連絡先名称"] == "みなと仕事センター"
    assert {over["連絡先電話番号"], over["連絡先URL"]} == {None}


def test_the_grant_says_what_is_to_be_known_of_a_rate(whole: Path) -> None:
    edit(
        whole,
        "grant.yaml",
        "covers: 続ける費用}",
        "covers: 続ける費用, note: 半分は県が出します。}",
    )
    (grant,) = gif(published_of(whole), "grant")
    assert "（続ける費用）。半分は県が出します。" in grant["内容"]


@pytest.mark.parametrize("missing", ["en", "ja-easy"])
def test_a_name_in_an_edition_that_is_not_built_is_not_known(
    editions: tuple[Edition, ...], missing: str
) -> None:
    left = tuple(edition for edition in editions[:3] if edition.locale.id != missing)
    item = {"en": "名称（英字）", "ja-easy": "名称（カナ）"}[missing]
    offices = gif(publish(left), "offices")
    assert {office["施設情報"][item] for office in offices} == {None}
