"""The Japanese records in, the grant by GIF's DS-451-4 (行政サービス・制度) out."""

from __future__ import annotations

from guide.facts.agencies import Website
from guide.facts.contact import Phone, own_phone
from guide.facts.grant import Grant, GrantKind, GrantLimit
from guide.facts.places import prefecture_code
from guide.open_data.elsewhere import Parts
from guide.open_data.gif_items import CONTACT, PROGRAMME
from guide.open_data.gif_parts import Item, items, ours
from guide.open_data.reached import of_phone
from guide.open_data.records import Records, year_of

UNCHANGED_IN_CONTENT = "0"  # 制度変更区分: reworded for clarity without changing the content.
LONGEST_SUMMARY = 100
LONGEST_CONTENT = 500


def grants(records: Records) -> list[Item]:
    """The grant, a list of one; empty where the guide has none."""
    grant = records.guide.grant
    return [] if grant is None else [_grant(records, grant)]


def _grant(records: Records, grant: Grant) -> Item:
    """The grant, its rate as a percentage with one decimal."""
    guide = records.guide
    owner, _ = guide.service(grant.service)
    most = max(kind.numerator / kind.denominator for kind in grant.kinds) * 100
    programme = items(
        PROGRAMME,
        制度所管組織=owner.name,
        制度変更区分=UNCHANGED_IN_CONTENT,
        地域=";".join(prefecture_code(prefecture.code) for prefecture in guide.prefectures),
        概要=_summary(records, grant),
        内容=_content(records, grant),
        対象者=grant.eligible,
        対象者条件=";".join(_limit(records, row) for row in grant.limits),
        給付上限額=max(row.limit for row in grant.limits),
        最大補助率=f"{most:.1f}",
        詳細参照先=records.word("site.name"),
        詳細URL=records.page("grant"),
        連絡先情報=_contact(records, grant),
        **{"タイトル（制度名）": grant.name},
    )
    parts = list(_parts(records, grant))
    return programme | {"拡張": ours(records, grant, parts) | {"年度": grant.fiscal_year}}


def _contact(records: Records, grant: Grant) -> Item:
    """Whom to ask: who gives the grant by a number of its own, else the centre by the centre's."""
    owner, _ = records.guide.service(grant.service)
    phone, is_centres, sites = _asked(records, grant)
    return items(
        CONTACT,
        連絡先名称=records.guide.center.name if is_centres else owner.name,
        連絡先電話番号=phone and str(phone.number),
        連絡先URL=next((str(site.url) for site in sites), None),
        **{
            "連絡先備考（その他、SNSなど）": "; ".join(of_phone(records, phone) if phone else ())
            or None
        },
    )


def _asked(records: Records, grant: Grant) -> tuple[Phone | None, bool, list[Website]]:
    """The number to call, whether it is the centre's, and the site of whose it is."""
    owner, service = records.guide.service(grant.service)
    own = own_phone(owner.turned_to_for(service), records.site.today)
    gone = records.site.has_ended(owner, service)
    centres = None if own or gone else records.site.phone_to_call(records.guide)
    if centres:
        return centres, True, records.official_websites()
    return own, False, [] if gone else records.site.going_on([owner.website])


def _parts(records: Records, grant: Grant) -> Parts:
    """What stands in the items of the grant beside its own facts."""
    phone, _, sites = _asked(records, grant)
    yield "連絡先電話番号", phone
    for site in sites:
        yield "連絡先URL", site


def _limit(records: Records, row: GrantLimit) -> str:
    """Which local governments a limit is for, and how much it is."""
    return f"{records.said(records.phrases.limit_label(row))} {row.limit}円"


def _rate(records: Records, kind: GrantKind) -> str:
    """Which part of the necessary cost it pays, as the page says it."""
    return records.word("grant.rate", numerator=kind.numerator, denominator=kind.denominator)


def _summary(records: Records, grant: Grant) -> str | None:
    """What the topics say of the service that gives the grant: it fits into 100 characters."""
    desks = [desk for topic in records.guide.topics for desk in topic.desks]
    said = (desk.why for desk in desks if desk.service == grant.service)
    return next((why for why in said if len(why) <= LONGEST_SUMMARY), None)


def _content(records: Records, grant: Grant) -> str:
    """The year, the rates and what is to be known of them, then the grant's sentences.

    As many as 500 characters hold.
    """
    sentences = [
        *(f"{line.rstrip('。')}。" for line in year_of(records, grant)),
        *(
            f"{kind.name}：{_rate(records, kind)}（{kind.covers}）。{kind.note or ''}"
            for kind in grant.kinds
        ),
        grant.purpose,
        grant.eligible_note,
        grant.limits_note,
        grant.donations,
    ]
    content = ""
    for sentence in sentences:
        if len(content + sentence) > LONGEST_CONTENT:
            break
        content += sentence
    return content
