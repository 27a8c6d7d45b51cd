"""The Japanese records in, the offices by GIF's DS-451-7 (行政サービス拠点・支援機関等) out."""

from __future__ import annotations

from collections.abc import Sequence

import phonenumbers

from guide.facts.offices import Office
from guide.facts.places import prefecture_code
from guide.facts.values import Telephone, Text
from guide.languages.editions import Edition
from guide.languages.ruby import RUBY, without_readings
from guide.open_data.elsewhere import contacts
from guide.open_data.gif_contact import before_coming
from guide.open_data.gif_items import ADDRESS, CONTACT, FACILITY
from guide.open_data.gif_parts import Item, items, ours
from guide.open_data.hours import in_gif
from guide.open_data.reached import said, still_true
from guide.open_data.records import Records, address_in_japanese, note_of

# The items that say how an office is reached.
ITEMS_OF_CONTACTS = {
    "mail": "連絡先メールアドレス", "form": "連絡先URL", "booking": "予約", "counter": "窓口",
    "languages": "外国語対応", "fee": "料金説明", "bring": "持ち物", "hours": "利用可能日時説明",
}  # fmt: skip
# POI code and its name, from DS-451-7: coordinators are posted in offices of this kind only.
IMMIGRATION_OFFICE = ("1208", "出入国管理局")


def offices(editions: Sequence[Records]) -> list[Item]:
    """Every office; its names in other writings come from the other editions."""
    japanese = editions[0]
    others = {one.edition.locale.id: one.edition for one in editions}
    plain_japanese = next((one for one in others.values() if one.locale.plain_japanese), None)
    return [
        _office(japanese, office, others.get("en"), plain_japanese)
        for office in japanese.guide.offices
    ]


def _office(
    records: Records, office: Office, english: Edition | None, plain_japanese: Edition | None
) -> Item:
    """One office with its area and contact; nothing leads to one that is over."""
    coordinators = records.guide.coordinators
    code, kind = IMMIGRATION_OFFICE if coordinators else (None, None)
    known = still_true(records, office)
    over = records.site.has_ended(office)
    no_posts = records.site.has_ended(office, coordinators)
    to_call = "" if over else _before_calling(records, office.phone, office.section_number)
    remarks = [to_call, *said(records, known, "phone", "mail", "form")]
    areas = _areas(records, office)
    contact = items(
        CONTACT,
        連絡先名称=f"{office.name} {office.section}",
        連絡先用途=records.word("offices.for_local_governments") if coordinators else None,
        連絡先電話番号=None if over else str(office.phone),
        連絡先内線番号=None if over else office.section_number,
        連絡先メールアドレス=known.mail and known.mail.address,
        連絡先URL=known.form and str(known.form.url),
        **{"連絡先備考（その他、SNSなど）": "\n".join(filter(None, remarks)) or None},
    )
    facility = items(
        FACILITY,
        ID=records.uuid("offices", office.id),
        名称=office.name,
        種別情報={"種別": code, "種別関連情報": kind},
        # What it is there for says nothing of an office where nobody is posted any more.
        概要=None if no_posts else records.word("offices.caption"),
        説明=None if no_posts else _tasks(records),
        施設住所=_address(records, office, known.counter.floor if known.counter else None),
        料金説明=known.fee and known.fee.text,
        サービス担当区域の都道府県コード=";".join(area["全国地方公共団体コード"] for area in areas)
        or None,
        連絡先情報=contact,
        **(in_gif(records, known.hours) if known.hours else {}),
        **{
            "名称（カナ）": _kana(office, plain_japanese),
            "名称（英字）": _name_in(english, office),
        },
    )
    parts = [
        ("サービス・担当区域情報", None if over else office.jurisdiction),
        ("説明", None if no_posts else coordinators),
        *contacts(records, office, ITEMS_OF_CONTACTS, "連絡先備考（その他、SNSなど）"),
    ]
    return {
        "施設情報": facility,
        "サービス・担当区域情報": areas,
        "連絡先情報": contact,
        "拡張": ours(records, office, parts) | before_coming(records, known),
    }


def _areas(records: Records, office: Office) -> list[Item]:
    """The prefectures that an office covers; none once it, or what it covers, is over."""
    if records.site.has_ended(office, office.jurisdiction):
        return []
    return [
        items(
            ADDRESS,
            全国地方公共団体コード=prefecture_code(prefecture.code),
            都道府県=prefecture.name,
        )
        for prefecture in map(records.guide.prefecture, office.prefectures)
    ]


def _tasks(records: Records) -> str | None:
    """What the coordinators at the offices are there for; None where the guide has none."""
    coordinators = records.guide.coordinators
    if coordinators is None:
        return None
    return "".join([coordinators.purpose, *(role.text for role in coordinators.roles)])


def _address(records: Records, office: Office, floor: str | None) -> Item:
    """The address; the source has the street in one piece, so it stands only in 連結表記."""
    street = office.address
    municipality = records.places.of(street)
    ward = municipality.ward_of(street) if municipality else None
    return items(
        ADDRESS,
        全国地方公共団体コード=municipality and municipality.code_of(ward),
        都道府県=municipality and municipality.prefecture,
        連結表記=address_in_japanese(office),
        **{
            "市区町村（郡）": municipality and municipality.name + (ward or ""),
            "建物名等(方書)": " ".join(filter(None, (office.building, floor))) or None,
        },
    )


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
