"""The GIF files are held against the standards' items, typed by hand."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
import yaml
from guide.languages.editions import Edition
from support.building import ROOT, publish

GIF = yaml.safe_load((ROOT / "tests/fixtures/gif-items.yaml").read_text(encoding="utf-8"))
NOT_KNOWN = {"サービス曜日", "開始時刻", "終了時刻", "料金種別"}


def gif(published: dict[str, bytes], name: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(published[f"gif/{name}.json"])["データ"]
    return found


def test_offices_have_the_items_of_ds_451_7(published: dict[str, bytes]) -> None:
    offices = gif(published, "offices")
    assert offices
    for office in offices:
        assert office.keys() - {"拡張"} == set(GIF["organisation"]["items"])
        facility = office["施設情報"]
        assert facility.keys() <= set(GIF["facility"]["items"])
        empty = {item for item in GIF["facility"]["required"] if not facility[item]}
        assert empty == NOT_KNOWN
        assert re.fullmatch(r"[ァ-ヶー]+", facility["名称（カナ）"])
        assert facility["名称"] != "横浜支局" or facility["名称（カナ）"] == "ヨコハマシキョク"
        assert facility["POIコード"] == "1208"
        for address in (facility["施設住所"], *office["サービス・担当区域情報"]):
            assert address.keys() <= set(GIF["address"]["items"])
            assert re.fullmatch(r"\d{6}", address["全国地方公共団体コード"])
            assert address["緯度"] is None
        assert office["連絡先情報"].keys() <= set(GIF["contact"]["items"])
        assert re.fullmatch(r"0\d+(-\d+){1,2}", office["連絡先情報"]["連絡先電話番号"])


def test_an_office_says_what_the_guide_says(invented_files: dict[str, bytes]) -> None:
    east, west = gif(invented_files, "offices")
    assert east["連絡先情報"]["連絡先電話番号"] == "0857-00-0002"
    assert east["連絡先情報"]["連絡先内線番号"] == "12"
    assert east["連絡先情報"]["連絡先部署"] == "相談係"
    assert "+81 857-00-0002" in east["連絡先情報"]["連絡先備考（その他、SNSなど）"]
    assert east["施設情報"]["施設住所"]["市区町村（郡）"] == "鳥取市"
    assert east["サービス・担当区域情報"][0]["全国地方公共団体コード"] == "310000"
    assert west["連絡先情報"]["連絡先内線番号"] is None
    assert west["連絡先情報"]["連絡先メールアドレス"] is None
    assert "海外からはかけられません" in west["連絡先情報"]["連絡先備考（その他、SNSなど）"]
    # Nobody says that these are immigration offices.
    assert {office["施設情報"]["POIコード"] for office in (east, west)} == {None}


def test_the_ward_of_a_city_stands_with_it(published: dict[str, bytes]) -> None:
    cities = {
        office["施設情報"]["施設住所"]["市区町村（郡）"] for office in gif(published, "offices")
    }
    assert any(re.fullmatch(r".+市.+区", city) for city in cities)


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
    assert grant["拡張"]["終了日"] == (guide.grant.ends and guide.grant.ends.isoformat())


@pytest.mark.parametrize("missing", ["en", "ja-easy"])
def test_a_name_in_an_edition_that_is_not_built_is_not_known(
    editions: tuple[Edition, ...], missing: str
) -> None:
    left = tuple(edition for edition in editions[:3] if edition.locale.id != missing)
    item = {"en": "名称（英字）", "ja-easy": "名称（カナ）"}[missing]
    offices = gif(publish(left), "offices")
    assert {office["施設情報"][item] for office in offices} == {None}
