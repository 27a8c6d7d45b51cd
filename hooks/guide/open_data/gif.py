"""The Japanese records in, data by Japan's Government Interoperability Framework (GIF) out.

The offices follow DS-451-7, the grant DS-451-4. Every item of `gif_items.py` stands in the data;
null is what is not known. What does not fit is listed in docs/open-data.md.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

import phonenumbers

from guide.facts.coordinators import Coordinators
from guide.facts.grant import Grant, GrantLimit
from guide.facts.offices import Office
from guide.facts.places import Municipality, prefecture_code
from guide.facts.record import Record
from guide.facts.values import Telephone, Text
from guide.languages.editions import Edition
from guide.languages.ruby import RUBY, without_readings
from guide.open_data.envelope import CHECKED
from guide.open_data.gif_contact import before_coming, where_known
from guide.open_data.gif_items import ADDRESS, CONTACT, FACILITY, PROGRAMME
from guide.open_data.hours import in_gif
from guide.open_data.reached import said, still_true
from guide.open_data.records import Records, address_in_japanese, note_of
from guide.open_data.serialize import to_json

Item = dict[str, Any]

# POI code and its name, from DS-451-7: coordinators are posted in offices of this kind only.
IMMIGRATION_OFFICE = ("1208", "出入国管理局")
UNCHANGED_IN_CONTENT = "0"  # 制度変更区分: reworded for clarity without changing the content.
LONGEST_SUMMARY = 100
LONGEST_CONTENT = 500


def files(editions: Sequence[Records]) -> dict[str, bytes]:
    """The offices and the grant, where there are any.

    Names in other writings come from the other editions.
    """
    japanese = editions[0]
    others = {one.edition.locale.id: one.edition for one in editions}
    plain_japanese = next((one for one in others.values() if one.locale.plain_japanese), None)
    offices = [
        _office(japanese, office, others.get("en"), plain_japanese)
        for office in japanese.guide.offices
    ]
    made = {}
    if offices:
        made["gif/offices.json"] = _file(japanese, "DS-451-7 行政サービス拠点・支援機関等", offices)
    if (grant := japanese.guide.grant) is not None:
        programmes = [_grant(japanese, grant)]
        made["gif/grant.json"] = _file(japanese, "DS-451-4 行政サービス・制度", programmes)
    return made


def _file(records: Records, standard: str, items: list[Item]) -> bytes:
    return to_json(
        {
            "標準": f"政府相互運用性フレームワーク（GIF） {standard}",
            "作成日": records.site.today.isoformat(),
            "利用条件": f"{records.site.repository}/blob/main/LICENSE-DATA.md",
            "出典": [
                {"ID": source.id, "資料名": source.title, "作成者": source.publisher}
                for source in records.guide.sources
            ],
            "データ": items,
        }
    )


def _office(
    records: Records, office: Office, english: Edition | None, plain_japanese: Edition | None
) -> Item:
    """One office with its area and its section's contact."""
    code, kind = IMMIGRATION_OFFICE if records.guide.coordinators else (None, None)
    known = still_true(records, office)
    remarks = [
        _before_calling(records, office.phone, office.section_number),
        *said(records, known, "phone", "mail", "form"),
    ]
    contact = _items(
        CONTACT,
        連絡先名称=office.name,
        連絡先電話番号=None if records.site.has_ended(office) else str(office.phone),
        連絡先内線番号=office.section_number,
        連絡先メールアドレス=known.mail and known.mail.address,
        連絡先FormURL=known.form and str(known.form.url),
        連絡先部署=office.section,
        **{"連絡先備考（その他、SNSなど）": "\n".join(filter(None, remarks)) or None},
    )
    address = _address(records, office) | where_known(
        フロア名=known.counter and known.counter.floor
    )
    facility = _items(
        FACILITY,
        ID=records.uuid("offices", office.id),
        名称=office.name,
        POIコード=code,
        種別情報={"種別": code, "種別関連情報": kind},
        概要=records.word("offices.caption"),
        説明=_tasks(records.guide.coordinators),
        施設住所=address,
        連絡先情報=contact,
        **(in_gif(records, known.hours) if known.hours else {}),
        **{
            "名称（カナ）": _kana(office, plain_japanese),
            "名称（英字）": _name_in(english, office),
        },
    ) | where_known(料金備考=known.fee and known.fee.text)
    codes = {prefecture.id: prefecture for prefecture in records.guide.prefectures}
    areas = [
        _items(
            ADDRESS,
            全国地方公共団体コード=prefecture_code(codes[id].code),
            都道府県=codes[id].name,
        )
        for id in office.prefectures
        if not records.site.has_ended(office.jurisdiction)
    ]
    return {
        "施設情報": facility,
        "サービス・担当区域情報": areas,
        "連絡先情報": contact,
        "拡張": _ours(records, office)["拡張"] | before_coming(records, known),
    }


def _tasks(coordinators: Coordinators | None) -> str | None:
    """What the coordinators at the office are there for; None where the guide has none."""
    if coordinators is None:
        return None
    return "".join([coordinators.purpose, *(role.text for role in coordinators.roles)])


def _address(records: Records, office: Office) -> Item:
    """The address; the source has the street in one piece, so it stands only in 連結表記."""
    municipality = records.places.of(office.address)
    return _items(
        ADDRESS,
        全国地方公共団体コード=municipality.code if municipality else None,
        都道府県=municipality.prefecture if municipality else None,
        連結表記=address_in_japanese(office),
        **{
            "市区町村（郡）": _city_and_ward(municipality, office) if municipality else None,
            "建物名等(方書)": office.building,
        },
    )


def _city_and_ward(municipality: Municipality, office: Office) -> str:
    """The city with the ward, where the address names one after it."""
    ward = re.match(r"[^\d区]+区", municipality.rest_of(office.address))
    return municipality.name + (ward[0] if ward else "")


def _grant(records: Records, grant: Grant) -> Item:
    """The grant, its rate as a percentage with one decimal."""
    guide = records.guide
    owner, _ = guide.service(grant.service)
    phone = records.site.phone_to_call(guide)
    most = max(kind.numerator / kind.denominator for kind in grant.kinds) * 100
    contact = _items(
        CONTACT,
        連絡先名称=owner.name,
        連絡先電話番号=phone and str(phone.number),
        **{
            "連絡先備考（その他、SNSなど）": "; ".join(
                [str(owner.website.url), *(note_of(records, phone.number) if phone else [])]
            )
        },
    )
    item = _items(
        PROGRAMME,
        制度所管組織=owner.name,
        制度変更区分=UNCHANGED_IN_CONTENT,
        地域=";".join(prefecture_code(prefecture.code) for prefecture in guide.prefectures),
        概要=_summary(records, grant),
        内容=_content(grant),
        対象者=grant.eligible,
        対象者条件=";".join(_limit(records, row) for row in grant.limits),
        給付上限額=max(row.limit for row in grant.limits),
        最大補助率=f"{most:.1f}",
        詳細参照先=records.word("site.name"),
        詳細URL=records.page("grant"),
        連絡先情報=contact,
        **{"タイトル（制度名）": grant.name},
    )
    return item | _ours(records, grant)


def _limit(records: Records, row: GrantLimit) -> str:
    """Which local governments a limit is for, and how much it is."""
    return f"{records.said(records.phrases.limit_label(row))} {row.limit}円"


def _summary(records: Records, grant: Grant) -> str | None:
    """What the topics say of the service that gives the grant: it fits into 100 characters."""
    desks = [desk for topic in records.guide.topics for desk in topic.desks]
    said = (desk.why for desk in desks if desk.service == grant.service)
    return next((why for why in said if len(why) <= LONGEST_SUMMARY), None)


def _content(grant: Grant) -> str:
    """The grant's sentences, as many as 500 characters hold."""
    sentences = [
        grant.purpose,
        grant.eligible_note,
        *(f"{kind.name}：{kind.covers}。" for kind in grant.kinds),
        grant.limits_note,
        grant.donations,
    ]
    content = ""
    for sentence in sentences:
        if len(content + sentence) > LONGEST_CONTENT:
            break
        content += sentence
    return content


def _kana(office: Office, plain_japanese: Edition | None) -> str | None:
    """The name in katakana, from its readings in easy Japanese; None where it lacks any."""
    name = _name_in(plain_japanese, office, readings=True)
    if name is None or without_readings(name) != office.name:
        return None
    kana = RUBY.sub(r"\2", name)
    return "".join(chr(ord(one) + 0x60) if "ぁ" <= one <= "ゖ" else one for one in kana)


def _name_in(edition: Edition | None, office: Office, readings: bool = False) -> str | None:
    """The office's name in another edition; None when it is missing there."""
    if edition is None:
        return None
    name: Text = next(one.name for one in edition.guide.offices if one.id == office.id)
    if name.stands_in:
        return None
    return name if readings else without_readings(name)


def _before_calling(records: Records, number: Telephone, section: str | None = None) -> str:
    """What callers have to know, and, if they reach it from abroad, the number as DS-445 has it."""
    known: list[str] = [*note_of(records, number, section)]
    if not number.only_in_japan:
        parsed = phonenumbers.parse(number, "JP")
        form = phonenumbers.PhoneNumberFormat.INTERNATIONAL
        known.append(f"国際電話番号 {phonenumbers.format_number(parsed, form)}")
    return "; ".join(known)


def _items(names: tuple[str, ...], **known: Any) -> Item:
    """Every item by its name: what is known, else null. Raises KeyError for a name of no item."""
    if unknown := known.keys() - set(names):
        raise KeyError(*unknown)
    return {name: known.get(name) for name in names}


def _ours(records: Records, record: Record) -> Item:
    """What GIF has no item for: where a fact comes from, when it is true, languages spoken."""
    return {
        "拡張": {
            "出典": {"ID": record.source.id, "スライド": record.source.slide},
            "情報の時点": records.guide.as_of(record),
            "終了日": record.ends.isoformat() if record.ends else None,
            "終了": records.site.has_ended(record),
            "外国語対応": None,
        }
    }


# What is not said here, and why; tests/test_nothing_forgotten.py holds it to the facts.
LEAVES_OUT = CHECKED | {
    **dict.fromkeys(
        (
            "Center", "EnglishName", "CenterPhone.use", "CenterAddress", "Station",
            "Affiliation", "Unit", "Activity", "Service", "Audience", "Agency.short_name",
            "Agency.summary", "Topic", "TopicDesk.activities", "Hint", "Neighbour",
        ),
        "the files are of the offices and the grant",
    ),
    **dict.fromkeys(
        ("Grant.fiscal_year", "GrantKind.note", "SpecialMeasure", "CoveredCost"),
        "DS-451-4 has no item for it",
    ),
    **dict.fromkeys(
        (
            "Coordinators.name", "Coordinators.goal", "Coordinators.posted",
            "Coordinators.officers", "Coordinators.contact_for", "Coordinators.audience",
            "Coordinators.enquiries", "Office.kind",
        ),
        "DS-451-7 has no item for it",
    ),
    **dict.fromkeys(
        ("Source.slides", "Source.url", "Source.covers"), "the sources are named in short"
    ),
    "Prefecture.cities": "words for the search box; they add no fact",
}  # fmt: skip
