"""The pages that every check of pages looks at: one of each kind, the longest where they differ."""

from __future__ import annotations

from guide.languages.editions import load_editions
from guide.site import page_keys

from support.building import ROOT

GUIDE = load_editions(ROOT / "data", only="ja")[0].guide

AGENCY, TOPIC = (
    max(records, key=lambda one: len(one.model_dump_json())).id
    for records in (GUIDE.agencies, GUIDE.topics)
)
# Officials are led to an office of theirs; others to the number of the centre.
OFFICIAL = GUIDE.coordinators.audience if GUIDE.coordinators else GUIDE.audiences[-1].id
OTHER = next(one.id for one in reversed(GUIDE.audiences) if one.id != OFFICIAL)
OF_OFFICIALS = next(filter(GUIDE.is_for_local_governments, GUIDE.topics), GUIDE.topics[0]).id
# One that covers a prefecture, if possible with a section number.
OFFICE = min(GUIDE.offices, key=lambda one: (not one.prefectures, one.section_number is None))

CHOSEN = {
    "topics/_each": [f"topics/{TOPIC}/"],
    "for/_each": [f"for/{OFFICIAL}/"],
    "ways/_each": [f"ways/{OFFICIAL}/#{OF_OFFICIALS}", f"ways/{OTHER}/#{TOPIC}"],
    "cards": ["cards/", f"cards/#office-{OFFICE.id}"],
    "agencies/_each": [f"agencies/{AGENCY}/"],
    "offices": ["offices/", f"offices/?prefecture={OFFICE.prefectures[0]}#{OFFICE.id}"],
}
ONE_OF_EACH = {key.template: key.path for key in page_keys(GUIDE)}
PAGES = [
    *(page for template, path in ONE_OF_EACH.items() for page in CHOSEN.get(template, [path])),
    "no-such-page/",
]
