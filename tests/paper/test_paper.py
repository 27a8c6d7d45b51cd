"""The PDFs, as a reader, a printer and a program meet them: those of the built site."""

from __future__ import annotations

import dataclasses
import re
import shutil
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pypdfium2.raw as raw
import pytest
import zxingcpp
from guide.facts.locales import Locale
from guide.languages.editions import Edition, load_editions
from guide.languages.phrases import Phrases, plain
from guide.languages.ruby import without_readings
from guide.paper import guide, sheet
from guide.paper.content import papers
from guide.paper.publish import with_pdfs
from guide.paper.typeset import TypesettingError, typeset
from guide.paper.writer import scanned
from guide.site import Site, pdf_address, today
from pdfminer.high_level import extract_text
from pdfua import validate
from PIL import Image, ImageChops, ImageStat
from support.building import ROOT, build
from support.changed import edit, lay_out_whole
from support.pdf_text import bare, by_characters, by_pdfium, by_structure, headings, texts, wrong

URL = "https://example.org/fresc-guide/"
FOOT = 62  # points from below that the foot of a page takes
HIGH_FOOT = 92  # of a page on its side, which is bound there
KINDS = ("guide", "large", "sheet", "pointing")
LOCALES = [edition.locale.id for edition in load_editions(ROOT / "data")]


def site_of(editions: tuple[Edition, ...], day: date | None = None) -> Site:
    return Site(URL, "https://example.org/repository", day or today(), editions)


@pytest.fixture(scope="session")
def pdfs(site: Path, editions: tuple[Edition, ...]) -> dict[tuple[str, str], Path]:
    """Every PDF of the site, by locale and kind."""
    return {
        (edition.locale.id, kind): site / pdf_address(kind, edition)
        for edition in editions
        for kind in KINDS
    }


def edition_of(editions: tuple[Edition, ...], id: str) -> Edition:
    return next(edition for edition in editions if edition.locale.id == id)


def make(tmp_path: Path, site: Site, locale: str, kind: str) -> Path:
    """One PDF, made anew."""
    paper = next(one for one in papers(site, locale) if one.kind == kind)
    return typeset([paper], all_locales(site), tmp_path, 1_700_000_000)[0].file


def all_locales(site: Site) -> list[Locale]:
    return [edition.locale for edition in site.editions]


# What is there ------------------------------------------------------------------------------------


def test_a_language_has_its_pdfs_when_english_is_not_built(
    tmp_path: Path, editions: tuple[Edition, ...]
) -> None:
    """`LOCALE=ko` builds Korean and Japanese; the centre's English name stands in both guides."""
    few = tuple(one for one in editions if one.locale.id in ("ja", "ko"))
    assert "Foreign Residents Support Center" in by_pdfium(
        make(tmp_path, site_of(few), "ja", "guide")
    )


@pytest.mark.parametrize("name", ["မောင်မောင်", "สมชาย ใจดี", "सीता शर्मा", "Олена Коваль"])
def test_a_reader_of_a_translation_is_named_in_any_script(
    tmp_path: Path, data: Path, change: Callable[[str, str, str], None], name: str
) -> None:
    """A letter that no font of the paper has stops the build of all languages."""
    made_by = f'{{name: "{name}", on: 2026-11-01}}'
    change("translations/en.yaml", "made_by: machine", f"made_by: {made_by}")
    site = site_of(load_editions(data))
    assert bare(name) in bare(by_pdfium(make(tmp_path, site, "en", "sheet")))


def test_every_language_has_four_pdfs(site: Path, pdfs: dict[tuple[str, str], Path]) -> None:
    assert set(pdfs) == {(locale, kind) for locale in LOCALES for kind in KINDS}
    assert set(pdfs.values()) == set(site.rglob("*.pdf"))
    assert pdfs["my", "large"] == site / "my/print/fresc-guide.my.large.pdf"
    assert pdfs["ja", "pointing"] == site / "print/fresc-pointing.ja.pdf"


@pytest.mark.parametrize("locale", LOCALES)
def test_a_paper_is_known_by_a_picture_of_its_first_page(
    pdfs: dict[tuple[str, str], Path], locale: str
) -> None:
    pages = {
        kind: pypdfium2.PdfDocument(pdfs[locale, kind])[0].render(scale=2).to_pil()
        for kind in KINDS
    }
    pages["nothing"] = Image.new("L", (10, 14), "white")

    def apart(picture: Image.Image, kind: str) -> float:
        page = pages[kind].convert("L").resize(picture.size, Image.Resampling.LANCZOS)
        return float(ImageStat.Stat(ImageChops.difference(page, picture)).mean[0])

    file = pdfs[locale, "guide"].with_name("first-pages.png")
    assert file.stat().st_size < 25_000
    with Image.open(file) as drawn:
        side_by_side = drawn.convert("L")
    width, height = side_by_side.width // len(KINDS), side_by_side.height
    for place, kind in enumerate(KINDS):
        picture = side_by_side.crop((place * width, 0, (place + 1) * width, height))
        assert min(pages, key=lambda other: apart(picture, other)) == kind


@pytest.mark.parametrize("locale", LOCALES)
def test_the_sheet_is_one_page_of_a4(pdfs: dict[tuple[str, str], Path], locale: str) -> None:
    """Of two at most, where officials have written more than fits."""
    with pikepdf.open(pdfs[locale, "sheet"]) as pdf:
        assert len(pdf.pages) <= 2
        _, _, width, height = (float(side) for side in pdf.pages[0].MediaBox)
    assert (round(width), round(height)) == (595, 842)


def test_the_large_guide_is_set_in_18_points(pdfs: dict[tuple[str, str], Path]) -> None:
    def sizes(kind: str) -> list[float]:
        with pikepdf.open(pdfs["en", kind]) as pdf:
            instructions = pikepdf.parse_content_stream(pdf.pages[6])
            return [float(one.operands[1]) for one in instructions if str(one.operator) == "Tf"]

    assert 18 in sizes("large")
    assert 18 not in sizes("guide")
    assert min(sizes("large")) >= 11


def pages_of(file: Path) -> list[str]:
    return [bare(page.get_textpage().get_text_range()) for page in pypdfium2.PdfDocument(file)]


def day_of_the_number(editions: tuple[Edition, ...]) -> str:
    """How English says of when the number is that readers call first."""
    edition = edition_of(editions, "en")
    as_of = edition.guide.as_of(site_of(editions).main_phone(edition.guide))
    assert as_of
    say = Phrases(edition)
    return plain(say("provenance.as_of", date=say.formats.date(as_of)))


def test_a_loose_page_has_the_number_the_address_and_the_day(
    editions: tuple[Edition, ...], pdfs: dict[tuple[str, str], Path]
) -> None:
    phone = site_of(editions).main_phone(editions[0].guide).number
    day = bare(day_of_the_number(editions))
    for kind in ("guide", "large", "pointing"):
        for number, text in enumerate(pages_of(pdfs["en", kind]), 1):
            for said in (phone, f"{URL}en/", day):
                assert said in text, f"{kind}, page {number}: {said}"


@pytest.mark.parametrize("locale", LOCALES)
def test_a_loose_page_says_what_its_translation_is_worth(
    editions: tuple[Edition, ...], pdfs: dict[tuple[str, str], Path], locale: str
) -> None:
    """Whether a person has read it: the guide says that each page tells."""
    paper_kinds = ("guide", "large", "pointing")
    contents = {one.kind: one.content for one in papers(site_of(editions), locale)}
    for kind in paper_kinds:
        said = ["".join(map(with_reading, runs)) for runs in contents[kind]["mark"]]
        assert bool(said) == (locale != "ja" or kind == "pointing")
        for number, text in enumerate(pages_of(pdfs[locale, kind]), 1):
            for words in said:
                in_order = [word for word in words.split() if ORDERED.fullmatch(word)] or [words]
                assert all(stands(word, text) for word in in_order), f"{kind}, page {number}"


def named_by_sources(content: Any) -> Iterator[list[dict[str, str]]]:
    """What lines of sources are about: `names` beside a `source`, as runs."""
    if isinstance(content, dict):
        if content.get("source") and content.get("names"):
            yield content["names"]
        content = list(content.values())
    if isinstance(content, list):
        for value in content:
            yield from named_by_sources(value)


def with_reading(run: dict[str, str]) -> str:
    """A run as it is written in the data."""
    return f"{{{run['text']}|{run['reading']}}}" if "reading" in run else run["text"]


def stands(text: str, page: str) -> bool:
    """Whether a page has it; in a page's head, each reading is copied with its word."""
    read = re.sub(r"\{(.+?)\|(.+?)\}", r"\2\1", text)
    return bare(without_readings(text)) in page or bare(read) in page


@pytest.mark.parametrize("kind", ["guide", "large"])
@pytest.mark.parametrize("locale", LOCALES)
def test_a_loose_page_says_whom_the_telephones_of_the_offices_are_for(
    editions: tuple[Edition, ...], pdfs: dict[tuple[str, str], Path], locale: str, kind: str
) -> None:
    edition = edition_of(editions, locale)
    said = edition.word("offices.for_local_governments")
    # Words that run from right to left are read in another order.
    words = [word for word in said.split() if ORDERED.fullmatch(word)] or [said]
    in_the_foot = {phone.number for phone in edition.guide.center.phones}
    numbers = {office.phone for office in edition.guide.offices} - in_the_foot
    pages = [text for text in pages_of(pdfs[locale, kind]) if any(one in text for one in numbers)]
    assert pages
    for text in pages:
        assert all(stands(word, text) for word in words), text


@pytest.mark.parametrize("kind", ["guide", "large"])
@pytest.mark.parametrize("locale", [locale for locale in LOCALES if locale != "ur"])
def test_a_loose_page_says_whose_services_it_tells_of(
    editions: tuple[Edition, ...], pdfs: dict[tuple[str, str], Path], locale: str, kind: str
) -> None:
    paper = next(one for one in papers(site_of(editions), locale) if one.kind == kind)
    sourced = [bare("".join(map(with_reading, names))) for names in named_by_sources(paper.content)]
    for number, page in enumerate(pages_of(pdfs[locale, kind]), 1):
        for names in sourced:
            page = page.replace(names, "")
        for agency in edition_of(editions, locale).guide.agencies:
            told = [
                *(service.name for service in agency.services),
                *(activity.text for activity in agency.activities),
            ]
            if any(stands(text, page) for text in told):
                assert stands(agency.name, page), f"page {number}"


@pytest.mark.parametrize("kind", ["guide", "large"])
def test_what_each_page_repeats_is_read_out_once(
    editions: tuple[Edition, ...], pdfs: dict[tuple[str, str], Path], kind: str
) -> None:
    """Heads of pages and of tables: as often as the content says it, and in the list of contents."""
    paper = next(one for one in papers(site_of(editions), "en") if one.kind == kind)
    said, spoken = (
        [bare(text) for text in texts(paper.content)],
        bare(by_structure(pdfs["en", kind])),
    )
    for agency in edition_of(editions, "en").guide.agencies:
        name = bare(agency.name)
        listed = kind == "guide"
        assert spoken.count(name) == sum(text.count(name) for text in said) + listed, name
    whom = bare(plain(Phrases(edition_of(editions, "en"))("offices.for_local_governments")))
    assert spoken.count(whom) == (2 if kind == "guide" else 1)


@pytest.mark.parametrize("locale", LOCALES)
def test_no_word_is_broken_that_fits_in_its_cell(
    editions: tuple[Edition, ...], pdfs: dict[tuple[str, str], Path], locale: str
) -> None:
    """PDFium gives U+FFFE for the hyphen, so "nationals" was not found."""
    paper = next(one for one in papers(site_of(editions), locale) if one.kind == "guide")
    words = {word for text in texts(paper.content) for word in re.findall(r"\w+", text)}
    halves = re.findall(r"(\w+)\ufffe\s*(\w+)", by_pdfium(pdfs[locale, "guide"]))
    broken = {one + other for one, other in halves} & words
    assert not {word for word in broken if len(word) < 15}


@pytest.mark.parametrize("locale", LOCALES)
def test_no_line_ends_behind_the_hyphen_of_a_word_or_an_address(
    editions: tuple[Edition, ...], pdfs: dict[tuple[str, str], Path], locale: str
) -> None:
    """The name "Shinjuku-ku" was copied as "Shinjuku\ufffeku", and not found."""
    for paper in papers(site_of(editions), locale):
        written = " ".join(texts(paper.content))
        halves = re.findall(r"(\w+)\ufffe\s*(\w+)", by_pdfium(pdfs[locale, paper.kind]))
        torn = [f"{one}-{other}" for one, other in halves]
        assert not [word for word in torn if word in written], paper.kind


@pytest.mark.parametrize("locale", LOCALES)
def test_no_word_runs_out_of_the_margins(pdfs: dict[tuple[str, str], Path], locale: str) -> None:
    for kind in KINDS:
        for number, page in enumerate(pypdfium2.PdfDocument(pdfs[locale, kind]), 1):
            bounds = [one.get_bounds() for one in page.get_objects([raw.FPDF_PAGEOBJ_TEXT])]
            margin = 12 / 25.4 * 72
            assert min(left for left, *_ in bounds) > margin, f"{kind}, page {number}"
            right = max(right for _, _, right, _ in bounds)
            assert right < page.get_width() - margin, f"{kind}, page {number}"


def test_the_guide_is_short_enough_to_be_read(pdfs: dict[tuple[str, str], Path]) -> None:
    """18 pages for the facts of 2026; officials may add to them."""
    assert len(pages_of(pdfs["en", "guide"])) <= 20


@pytest.mark.parametrize("locale", LOCALES)
def test_no_page_is_almost_empty(pdfs: dict[tuple[str, str], Path], locale: str) -> None:
    """An eighth of a page at least, with its head; two lines alone look torn off."""
    for kind in ("guide", "large", "pointing"):
        for number, page in enumerate(pypdfium2.PdfDocument(pdfs[locale, kind]), 1):
            height = page.get_height()
            bottoms = [one.get_bounds()[1] for one in page.get_objects([raw.FPDF_PAGEOBJ_TEXT])]
            foot = HIGH_FOOT if page.get_width() > height else FOOT
            lowest = min(bottom for bottom in bottoms if bottom > foot)
            assert (height - lowest) / height > 1 / 8, f"{kind}, page {number}"


@pytest.mark.parametrize("locale", LOCALES)
def test_a_page_on_its_side_has_more_than_a_few_rows(
    pdfs: dict[tuple[str, str], Path], locale: str
) -> None:
    """Nothing else can follow on it: one office, or one service, would have it alone."""
    for number, page in enumerate(pypdfium2.PdfDocument(pdfs[locale, "guide"]), 1):
        width, height = page.get_size()
        if width > height:
            bottoms = [one.get_bounds()[1] for one in page.get_objects([raw.FPDF_PAGEOBJ_TEXT])]
            assert min(bottom for bottom in bottoms if bottom > HIGH_FOOT) < height * 3 / 4, number


@pytest.mark.parametrize("locale", ["ja", "ur"])
def test_the_lit_window_stands_in_its_house(pdfs: dict[tuple[str, str], Path], locale: str) -> None:
    """On the cover, also where words run from right to left."""
    page = pypdfium2.PdfDocument(pdfs[locale, "guide"])[0].render(scale=4).to_pil()
    lit, white = (255, 197, 61), (255, 255, 255)
    spots = [
        (x, y)
        for y in range(page.height // 4)
        for x in range(page.width)
        if page.getpixel((x, y)) == lit
    ]
    (left, top), (right, bottom) = min(spots), max(spots)
    middle = (top + bottom) // 2
    assert page.getpixel((left - 4, middle)) == page.getpixel((right + 4, middle)) == white


# The text -----------------------------------------------------------------------------------------


def names_and_numbers(edition: Edition, kind: str) -> Iterator[str]:
    guide = edition.guide
    yield from (phone.number for phone in guide.center.phones)
    yield guide.center.name
    yield guide.center.address.text
    if kind == "sheet":
        yield from (agency.short_name for agency in guide.agencies)
    if kind in ("guide", "large"):
        yield from (agency.name for agency in guide.agencies)
        yield from (service.name for service in guide.services)
        for office in guide.offices:
            yield from (office.name, office.phone, office.address, office.section)
            yield from (office.address.source, office.name.source)


RIGHT_TO_LEFT = re.compile(r"[\u0600-\u06ff]")
# Vowel marks, Latin letters, digits and brackets among them: readers guess at the order.
ORDERED = re.compile(r"[\u0621-\u064a\u066e\u066f\u0671-\u06d5،]+")


@pytest.mark.parametrize("locale", LOCALES)
def test_names_telephones_and_addresses_are_read_exactly(
    editions: tuple[Edition, ...], pdfs: dict[tuple[str, str], Path], locale: str
) -> None:
    edition = edition_of(editions, locale)
    turned = edition.locale.direction == "rtl"
    for kind in ("guide", "sheet"):
        wanted = {bare(without_readings(str(text))) for text in names_and_numbers(edition, kind)}
        copied = bare(by_pdfium(pdfs[locale, kind]))
        missing = {text for text in wanted if text not in copied}
        if turned:
            missing = {
                text for text in missing if re.match(r"[\d-]+$", text) or ORDERED.fullmatch(text)
            }
        assert not missing, f"{kind}: PDFium does not find {missing}"
        spoken = bare(by_structure(pdfs[locale, kind]))
        # The structure holds Arabic letters in the order of drawing.
        missing = {text for text in wanted if text not in spoken and not RIGHT_TO_LEFT.search(text)}
        assert not missing, f"{kind}: the structure does not hold {missing}"


@pytest.mark.parametrize("kind", ["guide", "large"])
def test_a_sentence_is_not_cut_by_the_end_of_a_page(
    editions: tuple[Edition, ...], pdfs: dict[tuple[str, str], Path], kind: str
) -> None:
    """In easy Japanese, where sentences are many lines long, one letter in 50 at most."""
    paper = next(one for one in papers(site_of(editions), "ja-easy") if one.kind == kind)
    copied = bare(by_pdfium(pdfs["ja-easy", kind]))
    wanted = {bare(text) for text in texts(paper.content)} - {""}
    lost = sum(wrong(text, copied) for text in wanted)
    assert lost <= sum(map(len, wanted)) / 50


@pytest.mark.parametrize("locale", ["en", "ko", "si"])
def test_an_office_keeps_its_number_for_programs_that_guess_at_columns(
    editions: tuple[Edition, ...], pdfs: dict[tuple[str, str], Path], locale: str
) -> None:
    """As pdfminer and poppler do: what wraps in a table is read row by row, or column by column."""
    file = pdfs[locale, "guide"]
    offices = edition_of(editions, locale).guide.offices
    on_pages = [
        at for at, page in enumerate(pages_of(file)) if any(o.phone in page for o in offices)
    ]
    found = bare(extract_text(file, page_numbers=on_pages))
    for office in offices:
        assert bare(f"{office.name.source} · {office.phone}") in found


@pytest.mark.parametrize("locale", LOCALES)
def test_the_characters_themselves_say_names_numbers_and_sentences(
    editions: tuple[Edition, ...], pdfs: dict[tuple[str, str], Path], locale: str
) -> None:
    """Firefox, MuPDF and others know no replacement texts."""
    edition = edition_of(editions, locale)
    wanted = [*names_and_numbers(edition, "sheet"), edition.guide.agencies[0].summary]
    if edition.locale.direction == "rtl":
        # Word by word, in the order of drawing: from left to right.
        words = [word for text in wanted for word in str(text).split()]
        wanted = [
            word if re.match(r"[\d-]+$", word) else word[::-1]
            for word in words
            if re.match(r"[\d-]+$", word) or ORDERED.fullmatch(word)
        ]
    found = bare(by_characters(pdfs[locale, "sheet"]))
    missing = {text for text in wanted if bare(without_readings(str(text))) not in found}
    assert not missing


def test_readings_stand_above_the_words_and_not_among_them(
    editions: tuple[Edition, ...], pdfs: dict[tuple[str, str], Path]
) -> None:
    text = by_pdfium(pdfs["ja-easy", "guide"])
    summary = edition_of(editions, "ja-easy").guide.agencies[0].summary
    reading = max(re.findall(r"\|(.+?)\}", summary), key=len)
    assert bare(without_readings(summary)) in bare(text)
    structure = by_structure(pdfs["ja-easy", "guide"])
    assert reading not in structure
    with pikepdf.open(pdfs["ja-easy", "guide"]) as pdf, pdf.open_outline() as outline:
        titles = [str(item.title) for item in outline.root]
    name = edition_of(editions, "ja-easy").guide.interface["agencies"]["title"]
    assert without_readings(name) in titles


def test_nothing_is_decided_otherwise_than_on_the_pages(
    tmp_path: Path, editions: tuple[Edition, ...], pdfs: dict[tuple[str, str], Path]
) -> None:
    """Nobody, unreadable, ended, conditions, sources and dates, unofficial, machine-made."""
    root = lay_out_whole(tmp_path / "project")
    edit(root, "grant.yaml", "ends: 2027-03-31\npurpose", "purpose")
    site = site_of(load_editions(root / "data"), date(2027, 11, 28))
    for kind in ("guide", "large"):
        text = bare(by_pdfium(make(tmp_path, site, "ja", kind)))
        for said in (
            "対象者はいません（資料では「－」です）",
            "対象者は、資料から読み取れません",
            "2026年度は終わりました。今の年度のことは、問い合わせてください。",
            "終わりました2027年3月30日までの内容です。",
            "予約が必要",
            "収入などの条件あり",
            "いつの情報かわかりません",
            "2025年10月1日の情報です",
            "所属部署番号：12",
            "このガイドは、みなと多文化プラザのものではありません。",
        ):
            assert bare(said) in text, said
        text = bare(by_pdfium(pdfs["ja", kind]))
        without = [one for one in editions[0].guide.agencies if not one.phones_are_known]
        assert (bare(editions[0].word("agency.no_own_phone")) in text) == bool(without)
    for kind in KINDS:
        text = bare(by_pdfium(pdfs["en", kind]))
        assert bare("This PDF was machine-translated.") in text
        assert bare("not an official site") in text
        assert bare(day_of_the_number(editions)) in text, "the number's day"


def test_what_has_not_ended_yet_is_not_marked(
    tmp_path: Path, invented: tuple[Edition, ...]
) -> None:
    file = make(tmp_path, site_of(invented, date(2026, 3, 31)), "ja", "guide")
    assert "終わりました" not in by_pdfium(file)


def test_a_missing_translation_is_japanese_and_said_to_be(tmp_path: Path, data: Path) -> None:
    file = data / "translations/en.yaml"
    text = file.read_text(encoding="utf-8")
    text, count = re.subn(r"  agencies\.work\.summary:\n    source: .*\n    text: .*\n", "", text)
    assert count == 1
    file.write_text(text, encoding="utf-8")
    read = by_pdfium(make(tmp_path, site_of(load_editions(data)), "en", "guide"))
    assert bare("仕事をさがす人と会社を助けています。") in bare(read)
    assert bare("Some parts are not translated yet") in bare(read) or "Japanese" in read


def test_explanations_of_easy_japanese_are_found_with_their_brackets(
    pdfs: dict[tuple[str, str], Path],
) -> None:
    for kind in KINDS:
        text = by_pdfium(pdfs["ja-easy", kind])
        assert "＞" in text
        assert "\u2060" not in text, f"{kind}: nobody types a word joiner"
        assert not re.search(r"^＞", text, re.MULTILINE), f"{kind}: a line begins with a bracket"
    assert "都道府県や市区町村＞" in by_pdfium(pdfs["ja-easy", "guide"])


def test_the_pointing_sheet_has_both_languages_in_each_line(
    editions: tuple[Edition, ...], pdfs: dict[tuple[str, str], Path]
) -> None:
    read = bare(by_structure(pdfs["vi", "pointing"]))
    vietnamese = edition_of(editions, "vi").guide
    for ja, vi in zip(editions[0].guide.topics, vietnamese.topics, strict=True):
        assert bare(ja.question + vi.question) in read


def test_a_japanese_sentence_ends_at_its_right_where_lines_run_the_other_way(
    pdfs: dict[tuple[str, str], Path],
) -> None:
    """The full stop of a heading stood before it: it was not set as Japanese."""
    ends = []
    for page in pypdfium2.PdfDocument(pdfs["ur", "pointing"]):
        text = page.get_textpage()
        boxes = [
            (text.get_text_range(at, 1), text.get_charbox(at)) for at in range(text.count_chars())
        ]
        for _, (left, low, right, high) in (one for one in boxes if one[0] == "。"):
            before = [box for _, box in boxes if left - 3 * (right - left) < box[2] <= left + 1]
            ends.append(any(box[1] < high and box[3] > low for box in before))
    assert len(ends) > 10
    assert all(ends)


def test_the_japanese_pointing_sheet_asks_for_the_language(
    editions: tuple[Edition, ...], pdfs: dict[tuple[str, str], Path]
) -> None:
    page = pypdfium2.PdfDocument(pdfs["ja", "pointing"])[0]
    read = bare(page.get_textpage().get_text_range())
    for edition in editions[1:]:
        assert bare(edition.locale.name) in read, edition.locale.id
    assert "ミャンマー語" in read
    codes = {code.text for code in decoded(page)}
    assert codes == {f"{URL}{edition.locale.prefix}print/" for edition in editions[1:]}


# QR codes, links, structure -----------------------------------------------------------------------


def decoded(page: Any) -> list[Any]:
    return list(zxingcpp.read_barcodes(page.render(scale=3).to_pil()))


@pytest.mark.parametrize("locale", LOCALES)
def test_the_codes_on_the_sheet_lead_to_the_guide_and_the_map(
    editions: tuple[Edition, ...], pdfs: dict[tuple[str, str], Path], locale: str
) -> None:
    edition = edition_of(editions, locale)
    page = pypdfium2.PdfDocument(pdfs[locale, "sheet"])[0]
    codes = sorted(code.text for code in decoded(page))
    assert codes[0] == URL + edition.locale.prefix
    assert codes[1].startswith("https://www.google.com/maps/search/")
    assert len(codes) == 2


def test_every_code_in_the_guide_leads_to_its_page(
    editions: tuple[Edition, ...], pdfs: dict[tuple[str, str], Path]
) -> None:
    paper = next(papers(site_of(editions), "km"))
    document = pypdfium2.PdfDocument(pdfs["km", "guide"])
    codes = {code.text for page in document for code in decoded(page)}
    assert codes == scanned(paper.content) - {paper.content["center"]["map"]["url"]}


@pytest.mark.parametrize("kind", ["guide", "large"])
def test_a_code_says_what_it_opens_and_stands_once_on_a_page(
    pdfs: dict[tuple[str, str], Path], kind: str
) -> None:
    """In letters, for who cannot scan it, or wants to know before."""
    for number, page in enumerate(pypdfium2.PdfDocument(pdfs["km", kind]), 1):
        codes = [code.text for code in decoded(page)]
        assert len(set(codes)) == len(codes), f"page {number}"
        text = re.sub(r"\s", "", page.get_textpage().get_text_range())
        assert not [address for address in codes if address not in text], f"page {number}"


def links(file: Path) -> set[str]:
    with pikepdf.open(file) as pdf:
        return {
            str(note.A.URI)
            for page in pdf.pages
            for note in page.get("/Annots", [])
            if "/URI" in note.get("/A", {})
        }


def test_links_lead_to_telephones_and_official_sites(
    editions: tuple[Edition, ...], pdfs: dict[tuple[str, str], Path]
) -> None:
    site, guide = site_of(editions), editions[0].guide
    found = links(pdfs["ur", "guide"])
    assert {phone.number.href for phone in site.going_on(guide.center.phones)} <= found
    assert {office.phone.href for office in site.going_on(guide.offices)} <= found
    assert {str(agency.website.url) for agency in guide.agencies} <= found
    assert {f"{URL}ur/agencies/{agency.id}/" for agency in guide.agencies} <= found


@pytest.mark.parametrize("locale", LOCALES)
def test_every_pdf_has_language_title_bookmarks_and_structure(
    editions: tuple[Edition, ...], pdfs: dict[tuple[str, str], Path], locale: str
) -> None:
    edition = edition_of(editions, locale)
    for kind in KINDS:
        with pikepdf.open(pdfs[locale, kind]) as pdf:
            assert str(pdf.Root.Lang) == edition.locale.lang
            assert pdf.Root.ViewerPreferences.DisplayDocTitle
            assert pdf.Root.MarkInfo.Marked
            with pdf.open_metadata() as metadata:
                assert metadata["pdfuaid:part"] == "1"
                assert metadata["dc:title"]
                assert edition.guide.interface["site"]["name"] in str(metadata["dc:creator"])
                assert without_readings(edition.guide.center.name) in metadata["dc:description"]
            if kind in ("guide", "large"):
                with pdf.open_outline() as outline:
                    titles = [str(item.title) for item in outline.root]
                assert len(titles) == 8
                assert without_readings(edition.guide.grant.name) in titles


def test_papers_in_one_language_are_told_apart_by_their_titles(
    editions: tuple[Edition, ...], pdfs: dict[tuple[str, str], Path]
) -> None:
    """Japanese and easy Japanese have the same tag, and their words are much the same."""
    titles = {}
    for key, file in pdfs.items():
        with pikepdf.open(file) as pdf:
            titles[key] = (str(pdf.Root.Lang), str(pdf.docinfo.Title))
    assert len(set(titles.values())) == len(titles)
    easy = edition_of(editions, "ja-easy").locale.name
    assert all(titles["ja-easy", kind][1].endswith(f"（{easy}）") for kind in KINDS)


@pytest.mark.parametrize("locale", LOCALES)
def test_parts_of_the_pointing_sheet_are_called_in_the_readers_language(
    editions: tuple[Edition, ...], pdfs: dict[tuple[str, str], Path], locale: str
) -> None:
    """In the bookmarks with the Japanese behind it, and in the headings that are read out."""
    edition = edition_of(editions, "ja-easy" if locale == "ja" else locale)
    parts = [
        (without_readings(edition.word(name)), editions[0].word(name))
        for name in ("pointing.basics", "pointing.people", "pointing.about", "conditions.title")
    ]
    with pikepdf.open(pdfs[locale, "pointing"]) as pdf, pdf.open_outline() as outline:
        titles = [str(part.title) for part in outline.root[0].children]
    for own, japanese in parts:
        assert (own if own == japanese else f"{own} / {japanese}") in titles
    read_out = [bare(text) for text in headings(pdfs[locale, "pointing"], "/H2")]
    assert len(read_out) == len(titles)
    if edition.locale.direction == "ltr":
        assert {bare(own) for own, _ in parts} <= set(read_out)


def test_each_row_of_a_table_has_a_head(pdfs: dict[tuple[str, str], Path]) -> None:
    def rows(element: Any) -> Iterator[list[str]]:
        kids = element.get("/K", [])
        kids = [
            kid
            for kid in (kids if isinstance(kids, pikepdf.Array) else [kids])
            if isinstance(kid, pikepdf.Dictionary)
        ]
        if str(element.get("/S")) == "/TR":
            yield [str(kid.S) for kid in kids]
        for kid in kids:
            if "/S" in kid:
                yield from rows(kid)

    with pikepdf.open(pdfs["en", "guide"]) as pdf:
        found = list(rows(pdf.Root.StructTreeRoot))
    assert len(found) > 40
    assert all(row[0] == "/TH" for row in found)


def test_the_checker_of_pdf_ua_finds_nothing(pdfs: dict[tuple[str, str], Path]) -> None:
    """It knows 16 of the 106 rules; Typst itself refuses to write what breaks the others it knows."""
    for key, pdf in pdfs.items():
        if key[1] == "large":
            continue  # the guide's template
        report = validate(str(pdf))
        assert not report.findings, f"{key}: {report.findings}"


# How they are made --------------------------------------------------------------------------------


def test_the_same_input_gives_the_same_bytes(tmp_path: Path, editions: tuple[Edition, ...]) -> None:
    site = site_of(editions)
    for kind in ("pointing", "sheet"):
        one = make(tmp_path / "one", site, "my", kind)
        other = make(tmp_path / "other", site, "my", kind)
        assert one.name == other.name
        assert one.read_bytes() == other.read_bytes()


def test_what_several_machines_have_made_is_joined(
    tmp_path: Path, editions: tuple[Edition, ...]
) -> None:
    """Each made the papers of one language; who has the folders of all makes nothing anew."""
    site = site_of(tuple(one for one in editions if one.locale.id in ("ja", "id")))
    joined, brought = tmp_path / "joined/.build/pdf", {}
    for locale in ("ja", "id"):
        made = with_pdfs(site, tmp_path / locale, locale)
        brought |= {address: pdf.file.read_bytes() for address, pdf in made.pdfs.items()}
        brought |= {address: file.read_bytes() for address, file in made.first_pages.items()}
        shutil.copytree(tmp_path / locale / ".build/pdf", joined, dirs_exist_ok=True)
    files = set(joined.iterdir())
    whole = with_pdfs(site, tmp_path / "joined")
    assert set(joined.iterdir()) == files
    papers_of_all = {address: pdf.file for address, pdf in whole.pdfs.items()} | whole.first_pages
    assert {address: file.read_bytes() for address, file in papers_of_all.items()} == brought
    assert len(whole.pdfs) == 2 * len(KINDS)


def test_a_sheet_is_one_page_or_has_more_if_its_letters_would_be_too_small(
    tmp_path: Path, invented: tuple[Edition, ...]
) -> None:
    site = site_of(invented)
    paper = next(one for one in papers(site, "ja") if one.kind == "sheet")
    desks = paper.content["desks"]
    for times, pages in ((1, 1), (3, 1), (40, 2)):
        more = dataclasses.replace(paper, content=paper.content | {"desks": desks * times})
        made = typeset([more], all_locales(site), tmp_path, 0)[0]
        assert min(made.pages, 2) == pages, times


def test_a_letter_that_no_font_has_stops_everything_and_is_named(
    tmp_path: Path, editions: tuple[Edition, ...]
) -> None:
    site = site_of(editions)
    paper = next(one for one in papers(site, "en") if one.kind == "sheet")
    strange = [{"text": "Yotsuya \U00013000 Tower"}]
    paper = dataclasses.replace(paper, content=paper.content | {"title": strange, "site": strange})
    desks = [desk | {"summary": strange} for desk in paper.content["desks"]]
    paper = dataclasses.replace(paper, content=paper.content | {"desks": desks})
    with pytest.raises(TypesettingError, match="\U00013000"):
        typeset([paper], all_locales(site), tmp_path, 0)


def test_a_mistake_leaves_the_last_site(project: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    site.mkdir()
    (site / "index.html").write_text("the last good site", encoding="utf-8")
    offices = project / "data/offices.yaml"
    text = offices.read_text(encoding="utf-8").replace("ひがしビル", "ひがし\U00013000ビル")
    offices.write_text(text, encoding="utf-8")
    result = build(project, site, PDF="true")
    assert result.returncode != 0
    assert "\U00013000" in result.stdout
    assert (site / "index.html").read_text(encoding="utf-8") == "the last good site"


def test_the_page_names_size_and_pages_and_every_page_leads_to_it(
    site: Path, pdfs: dict[tuple[str, str], Path]
) -> None:
    html = (site / "en/print/index.html").read_text(encoding="utf-8")
    for kind in KINDS:
        file = pdfs["en", kind]
        size = -(-file.stat().st_size // 1000)
        link = html.split(f'href="{file.name}"')[1].split("</td>")[0].partition(">")[2]
        shown = re.sub(r"<[^>]+>", "", link)
        assert f"{len(pages_of(file))}, {size} kB" in shown
    for page in site.rglob("index.html"):
        text = page.read_text(encoding="utf-8")
        assert re.search(r'href="[^"]*print/(index.html)?"|href="\./"', text), page


def test_no_label_is_unused() -> None:
    for kind, labels in (("guide", guide.LABELS), ("sheet", sheet.LABELS)):
        template = (ROOT / f"print/{kind}.typ").read_text(encoding="utf-8")
        assert not [name for name in labels if f'"{name}"' not in template]
