"""What a machine can say of a translation: script, numbers, brackets, terms, plain Japanese."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from guide.__main__ import main
from guide.facts.locales import EasyWords, GlossaryTerm, Locale, Translations
from guide.facts.messages import Message
from guide.facts.values import Prose, SearchWords, Text, Word
from guide.languages.checks import doubts, mistakes
from guide.languages.easy_japanese import findings, unexplained_terms
from guide.languages.editions import load_editions
from support.building import ROOT

LOCALES: dict[str, Locale] = {
    one.locale.id: one.locale for one in load_editions(ROOT / "data", unpublished=True)
}


@pytest.mark.parametrize(
    ("locale", "source", "text"),
    [
        ("my", "相談", "အကြံပေးခြင်း"),
        ("my", "法テラス", "Houterasu"),
        ("zh-Hans", "外国人登録原票の開示請求", "外国人登录原票的查阅申请"),
        ("zh-Hant", "外国人登録原票の開示請求", "外國人登錄原票的調閱申請"),
        ("mn", "FRESCの", "FRESCийн, ATMын"),
        ("uk", "東京都新宿区四谷", "Yotsuya, Shinjuku-ku, Tokyo"),
        ("th", "{date}からです。", "{date} เป็นต้นไป"),
        ("ur", "相談", "\ufdfa"),
        # Characters that both scripts write, though OpenCC would change some.
        ("zh-Hans", "系", "皇后、里程、台北、天干、系、著作、回、乾坤、采、余、禅、糸鱼川"),
        (
            "zh-Hant",
            "系",
            "皇后、里程、台北、干涉、系、著作、回、周、批准、拮据、淀川、新庄、栃木、牛込",
        ),
        ("bn", "5人", "৫ জন"),
        ("en", "10,000,000円", "10,000,000 yen"),
        ("en", "新型コロナウイルス感染症", "COVID-19"),
        ("en", "那覇第一地方合同庁舎", "Naha Local Joint Government Building No. 1"),
        ("fr", "那覇第一地方合同庁舎", "Premier bâtiment commun de Naha"),
        ("ja-easy", "{date}の情報です", "{date}の{情報|じょうほう}です。"),
    ],
)
def test_a_right_translation_is_no_mistake(locale: str, source: str, text: str) -> None:
    assert list(mistakes(LOCALES[locale], source, text)) == []


@pytest.mark.parametrize(
    ("locale", "source", "text", "complaint"),
    [
        ("my", "相談", "การปรึกษา", "do not belong to မြန်မာဘာသာ"),
        ("en", "窓口", "desk（窓口）", "do not belong to English: 口窓"),
        ("uk", "相談", "консультація ー", "do not belong to Українська"),
        ("zh-Hant", "外国人", "外国人", "do not belong to 繁體中文: 国"),
        ("zh-Hans", "外国人", "外國人", "do not belong to 简体中文: 國"),
        ("zh-Hant", "相談窓口", "咨询柜台、机构、权利", "do not belong to 繁體中文: 机权构柜询"),
        ("zh-Hans", "相談窓口", "諮詢櫃檯、臺灣", "do not belong to 简体中文: 檯櫃灣臺詢諮"),
        ("zh-Hant", "労働関係", "労働関係", "do not belong to 繁體中文: 働労関"),
        ("zh-Hans", "図書", "図书", "do not belong to 简体中文: 図"),
        ("zh-Hans", "会社です", "我們是公司或雇主", "do not belong to 简体中文: 們"),
        (
            "zh-Hans",
            "後で",
            "糾紛、歧視、後、個、長、樓、歸、稅、納、鐘、錢、車、歲",
            "個後樓歲歸稅糾納紛視車錢鐘長",
        ),
        ("zh-Hant", "会社です", "我们是公司或雇主", "do not belong to 繁體中文: 们"),
        (
            "zh-Hant",
            "後で",
            "纠纷、歧视、个、长、楼、归、税、纳、钟、钱、车、听、几",
            "个几听归楼税纠纳纷视车钟钱长",
        ),
        # Letters of another keyboard, or as a PDF gives them; a language in no letter of its own.
        ("uk", "徒歩", "п\u0069шки", '"п\u0069шки" only looks like пішки; write пішки'),
        ("en", "窓口", "o\ufb03ce", '"\ufb03" only looks like ffi; write ffi'),
        ("ur", "窓口", "\ufeed\ufe8d\ufedf", "only looks like وال"),
        ("th", "分", "นาที\u0e4d\u0e32", "write \u0e33"),
        ("th", "相談できます。", "You can ask here.", "only in Latin letters; write it in ไทย"),
        ("zh-Hans", "仕事をさがす", "Find work", "write it in 简体中文"),
        ("ja-easy", "仕事をさがす", "Find work", "write it in やさしい日本語"),
        ("en", "5人", "6 people", "the numbers must be those of the Japanese text: 5"),
        ("en", "那覇第一地方合同庁舎", "Naha Building No. 2", "the numbers must be those"),
        ("en", "{date}まで", "until {day}", "the placeholders must be those"),
        ("fr", "（本庁）", "(siège", "( and ) are not paired"),
        ("ja-easy", "相談", "相談", "write the reading of 相談"),
        (
            "vi",
            "窓口",
            "{quầy|フレスク}",
            'write "quầy" without braces; only Japanese has readings',
        ),
        ("zh-Hans", "在留支援課", "{在留|ざいりゅう}支援课", 'write "在留" without braces'),
    ],
)
def test_a_wrong_translation_is_a_mistake(
    locale: str, source: str, text: str, complaint: str
) -> None:
    assert any(complaint in str(mistake) for mistake in mistakes(LOCALES[locale], source, text))


BLOCK = "新宿区四谷1-6-1 四谷タワー13階"


@pytest.mark.parametrize(
    ("text", "mistaken", "doubtful"),
    [
        ("Yotsuya Tower tầng 13, 1-6-1 Yotsuya", False, False),
        ("Yotsuya Tower tầng 13, 1‑6‑1 Yotsuya", False, False),
        ("Yotsuya Tower tầng 1, 13-6-1 Yotsuya", True, False),
        ("Yotsuya Tower tầng 6, 1.13.1 Yotsuya", True, False),
        ("Yotsuya Tower tầng 13, 6-1 Yotsuya 1-chome", False, True),
        ("Yotsuya Tower tầng 13, 1–6–1 Yotsuya", False, True),
        ("Yotsuya Tower tầng 13, 1.6.1 Yotsuya", False, True),
    ],
)
def test_the_numbers_of_a_block_stay_in_their_order(
    text: str, mistaken: bool, doubtful: bool
) -> None:
    """Exchanged with the floor, they lead somewhere else; written in parts, they may be right."""
    complaint = "write 1-6-1 as in the Japanese: in this order, with hyphens"
    assert (complaint in map(str, mistakes(LOCALES["vi"], BLOCK, text))) == mistaken
    address = {"center.address.text": {"source": BLOCK, "text": text}}
    assert (complaint in [str(one) for _, one in doubted("vi", address)]) == doubtful


def test_a_block_in_the_digits_of_a_language_is_in_order() -> None:
    assert list(mistakes(LOCALES["bn"], "四谷1-6-1", "ইয়োৎসুয়া ১-৬-১")) == []


@pytest.mark.parametrize(
    ("locale", "text", "complaint"),
    [
        *(
            ("vi", f"FRESC{mark}A", "these marks do not belong to")
            for mark in "「」、。（）：！・〜＝"
        ),
        ("uk", "ФРЕСК\u3000А", "these marks do not belong to Українська: U+3000; write its own"),
        ("my", "FRESC。", "these marks do not belong to"),
        ("vi", "①FRESC", "the numbers must be those"),
        ("vi", "FRESC²", "the numbers must be those"),
        ("vi", "FRESC½", "the numbers must be those"),
        ("vi", ")FRESC(", "( and ) are not paired"),
        ("zh-Hans", "FRESC】", "【 and 】 are not paired"),
        ("ur", "كام", "ك is no letter of اردو; write ک"),
        ("vi", "Ðiện", "write Đ"),
        ("uk", "выдел", "these letters do not belong to Українська: ы"),
        ("my", "ႏိုင္ငံျခားသားမ်ား", "this Burmese is written in Zawgyi"),
        ("my", "ေန", "this Burmese is written in Zawgyi"),
    ],
)
def test_marks_and_letters_of_another_language_are_a_mistake(
    locale: str, text: str, complaint: str
) -> None:
    said = list(map(str, mistakes(LOCALES[locale], "窓口", text)))
    assert [one for one in said if complaint in one], said


@pytest.mark.parametrize(
    ("locale", "source", "text"),
    [
        ("zh-Hant", "窓口", "「窗口」（一、二）：。"),
        ("ko", "出入国管理法", "「출입국관리법」"),
        ("fr", "窓口", "» guichet «"),
        ("fr", "費用の1/2", "½ des frais"),
        ("en", "5㎡の部屋", "5 m² room"),
        ("en", "①窓口", "(1) Desk"),
        ("vi", "資料では「－」です", "trong tài liệu: “－”"),
        ("en", "〒のしるし", "the sign 〒"),
        ("my", "外国人", "နိုင်ငံခြားသားများနေ"),
        ("ur", "仕事", "کام کی تلاش"),
    ],
)
def test_marks_and_letters_of_the_language_are_no_mistake(
    locale: str, source: str, text: str
) -> None:
    assert list(mistakes(LOCALES[locale], source, text)) == []


@pytest.mark.parametrize(
    ("locale", "text", "doubt"),
    [
        ("ko", "상담（전화）", "these marks do not belong to 한국어: （ ）; write its own"),
        ("en", "“Advice", "“ and ” are not paired"),
    ],
)
def test_marks_that_may_be_right_are_a_doubt(locale: str, text: str, doubt: str) -> None:
    assert list(mistakes(LOCALES[locale], "相談（電話）", text)) == []
    texts = {"center.name": {"source": "相談（電話）", "text": text}}
    assert [str(one) for _, one in doubted(locale, texts)] == [doubt]


NAME = "札幌出入国在留管理局"
SUMMARY = "在留資格や入管の手続きについて、相談を受けます。"


@pytest.mark.parametrize(
    ("locale", "source", "text", "found"),
    [
        ("vi", "審査部門", "－", "－"),
        ("vi", "審査部門", "TODO", "TODO"),
        ("vi", "審査部門", "TODO: dịch", "TODO: dịch"),
        ("uk", NAME, "???", "???"),
        ("th", NAME, "…", "…"),
        ("vi", SUMMARY, "x", "x"),
        ("vi", SUMMARY, "H? tr? qu?y t? v?n", "qu?y"),
        ("my", SUMMARY, "??????? ????", "??????? ????"),
        ("ne", SUMMARY, "????? भिसा", "?????"),
        ("vi", SUMMARY, "Há»— trá»£ quáº§y", "Há»—"),
        ("fr", SUMMARY, "DÃ©marches", "DÃ©marches"),
        ("vi", "四谷1-6-1", "1-6-1 Yotsuya https://evil.example/", "https://evil.example/"),
        ("en", SUMMARY, "Write to desk@example.org", "desk@example.org"),
        ("vi", "見つかった数：{count}", "Số kết quả: ${count}", "$"),
        ("vi", "見つかった数：{count}", "Số kết quả: {count} %s", "%s"),
        ("vi", SUMMARY, "Thủ tục \\n nhập cư", "\\n"),
        ("vi", SUMMARY, "Thủ tục \\d", "\\d"),
    ],
)
def test_what_is_no_translation_is_a_mistake(
    locale: str, source: str, text: str, found: str
) -> None:
    """Though its numbers and letters may be right: it would be shown as it is."""
    said = list(map(str, mistakes(LOCALES[locale], source, Prose(text))))
    assert [one for one in said if f'"{found}"' in one], said


@pytest.mark.parametrize("text", ["－", "？？？", "TODO 12"])
def test_what_is_no_translation_is_told_once(text: str) -> None:
    """Its marks, numbers and letters are no mistakes of their own."""
    (said,) = mistakes(LOCALES["vi"], "審査部門13階", Prose(text))
    assert "is no translation" in str(said)


@pytest.mark.parametrize(
    ("locale", "source", "text"),
    [
        ("zh-Hant", "はい、大丈夫です", "是"),
        ("fr", "「まだ」と聞きます", "On dit « déjà\u00a0»"),
        ("zh-Hans", "問題がありますか。電話してください", "有问题吗?请打电话"),
        ("es", "すべての相談", "Todo"),
        ("tr", "費用の50%", "%50'si"),
        ("en", "{amount}ドル", "${amount}"),
        ("en", "https://www.example.go.jp/", "https://www.example.go.jp/en/"),
        ("en", "{opens}から{closes}", "{opens}–{closes}"),
        ("en", "13階", "13F"),
    ],
)
def test_what_only_looks_unfinished_is_no_mistake(locale: str, source: str, text: str) -> None:
    assert list(mistakes(LOCALES[locale], source, Prose(text))) == []


def test_a_word_of_the_interface_that_is_a_sign_is_a_doubt() -> None:
    """A sign may be right there; not in the place of a fact."""
    assert list(mistakes(LOCALES["en"], "から", Word("–"))) == []
    made = {"interface.hours.from": {"source": "から", "text": "–"}}
    assert [str(one) for _, one in doubted("en", made)] == [
        '"–" is no translation; write it, or remove the entry: then the Japanese is shown'
    ]


def doubted(locale: str, texts: dict[str, dict[str, str]]) -> list[tuple[str, Message]]:
    translations = Translations.model_validate({"made_by": "machine", "texts": texts})
    return list(doubts(LOCALES[locale], translations, [], EasyWords()))


def test_words_for_the_search_box_are_each_languages_own() -> None:
    words = SearchWords("unpaid wages 2, 給料, zangyo")
    assert list(mistakes(LOCALES["en"], "給料、残業1", words)) == []
    assert words.words == ["unpaid wages 2", "給料", "zangyo"]
    copied = SearchWords("{給料|きゅうりょう}")
    assert "without braces" in str(*mistakes(LOCALES["en"], "給料", copied))
    assert list(mistakes(LOCALES["ja-easy"], "給料", copied)) == []
    bare = list(map(str, mistakes(LOCALES["ja-easy"], "給料", SearchWords("給料、おかね"))))
    assert bare == [
        "write the reading of every kanji, like {漢字|かんじ}: search finds words by it"
    ]


def test_a_term_that_is_translated_otherwise_is_a_doubt() -> None:
    translations = Translations.model_validate(
        {
            "made_by": "machine",
            "texts": {
                "a": {"source": "人権相談", "text": "Human rights counseling"},
                "b": {"source": "人権の問題", "text": "Problems of dignity"},
            },
        }
    )
    term = GlossaryTerm(id="human-rights", term="人権", forms={"en": ["human rights"]})
    (doubt,) = doubts(LOCALES["en"], translations, [term], EasyWords())
    path, message = doubt
    assert (path, str(message)) == ("b", "人権 is human rights elsewhere, but not here")


# For each rule of plain Japanese: its level, what breaks it, what keeps it.
PLAIN = {
    "request": ("error", "{電話|でんわ}しましょう。", "{電話|でんわ}してください。"),
    "honorific": ("error", "ご覧ください。", "{見|み}てください。"),
    "double negative": ("error", "できないわけではありません。", "できます。"),
    "plainly": ("error", "おそらくできます。", "できるかもしれません。"),
    "vague": ("error", "ビザ等です。", "ビザなどです。"),
    "range": ("error", "9〜17です。", "9から17までです。"),
    "slash date": ("error", "7/5です。", "7{月|がつ}5{日|にち}です。"),
    "24 hours": ("error", "17:00です。", "{午後|ごご}5{時|じ}です。"),
    "era": ("error", "{令和|れいわ}です。", "2021{年|ねん}です。"),
    "polite end": ("error", "{相談|そうだん}ができる。", "{相談|そうだん}ができます。"),
    "reading": ("error", "相談です。", "{相談|そうだん}です。"),
    "reading in hiragana": ("error", "{相談|ソウダン}です。", "{相談|そうだん}です。"),
    "explanation": ("error", "ビザ＜＝きょか です。", "ビザ＜＝きょか＞です。"),
    "length": ("error", "あ" * 62 + "です。", "あ" * 30 + "です。"),
    "long": ("warning", "あ" * 50 + "です。", "あ" * 30 + "です。"),
    "many sounds": ("warning", "あ" * 42 + "です。", "あ" * 30 + "です。"),
    "one point": ("warning", "あ、い、う、え、おです。", "あ、い、うです。"),
    "plain verb": ("warning", "{相談|そうだん}を行います。", "{相談|そうだん}をします。"),
    "passive": ("warning", "{書|か}かされました。れんらくさせられます。", "{書|か}きました。"),
    "など once": ("warning", "ビザなどの{話|はなし}などです。", "ビザなどの{話|はなし}です。"),
}


@pytest.mark.parametrize("rule", PLAIN)
def test_a_rule_of_plain_japanese(rule: str) -> None:
    level, bad, good = PLAIN[rule]
    assert level in [found for found, _ in findings("元の文", bad, {"ビザ"})]
    assert list(findings("元の文", good, {"ビザ"})) == []


def test_a_word_in_katakana_that_readers_know_raises_no_doubt() -> None:
    said = "アンケートです。"
    assert [level for level, _ in findings("元の文", said, ())] == ["warning"]
    assert list(findings("元の文", said, ["アンケート"])) == []


def sentence(text: str) -> Text:
    return Text(text, "元の文", "ja", "translated")


def test_a_hard_word_is_explained_where_a_page_first_says_it() -> None:
    words = EasyWords(explained=[Text("査証")])
    explains, says = sentence("{査証|さしょう}＜＝ビザ＞です。"), sentence("{査証|さしょう}です。")
    label = sentence("{査証|さしょう}")
    assert list(unexplained_terms([label, explains, says], words)) == []
    assert list(unexplained_terms([says, explains], words)) == [("査証", says)]


def test_an_official_name_needs_only_its_readings() -> None:
    name = "在留外国人等"
    assert list(findings(name, "{在留外国人等|ざいりゅうがいこくじんとう}", ())) == []


def test_one_changed_sentence_is_stale_in_every_language(
    tmp_path: Path,
) -> None:
    """And nothing else is, and nothing fails; an edit of another entry does not clear it."""
    data = Path(shutil.copytree(ROOT / "data", tmp_path / "data"))
    file = data / "coordinators.yaml"
    text = file.read_text(encoding="utf-8")
    assert text.count("contact_for: ") == 1
    file.write_text(text.replace("contact_for: ", "contact_for: 新しい"), encoding="utf-8")
    for edition in load_editions(data)[1:]:
        made = edition.translations.texts if edition.translations else {}
        assert ("coordinators.contact_for" in made) == (
            "coordinators.contact_for"
            in [item.path for item in edition.pending() if item.status == "stale"]
        )
    english = data / "translations/en.yaml"
    english.write_text(
        english.read_text(encoding="utf-8").replace("text: Home\n", "text: Home page\n"),
        encoding="utf-8",
    )
    stale = next(edition for edition in load_editions(data) if edition.locale.id == "en")
    assert "coordinators.contact_for" in [item.path for item in stale.pending()]


def test_a_translator_gets_skeletons_and_sees_what_changed(
    data: Path,
    change: Callable[[str, str, str], None],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    change("center.yaml", "use: だれでもかけられる番号", "use: みなさんがかけられる番号")
    file = data / "translations/en.yaml"
    whole = file.read_text(encoding="utf-8")
    start = whole.index("  sources.leaflet.covers:")
    file.write_text(
        whole[:start] + whole[whole.index("\n  sources.", start) + 1 :], encoding="utf-8"
    )
    monkeypatch.chdir(data.parent)
    for _ in range(2):  # a second run adds nothing
        assert main(["translations", "en"]) == 0
    said = capsys.readouterr().out
    assert "center.phones.main.use is stale: [-だれでも-]{+みなさんが+}かけられる番号" in said
    text = file.read_text(encoding="utf-8")
    assert text.count("#  sources.leaflet.covers:\n#    source: センター、機関") == 1
    uncommented = (
        text.replace("#  sources.leaflet.covers", "  sources.leaflet.covers")
        .replace("#    source: センター", "    source: センター")
        .replace("#    text:", "    text: Everything")
    )
    file.write_text(uncommented, encoding="utf-8")
    assert main(["translations", "en"]) == 0  # what has been filled in stays
    english = next(edition for edition in load_editions(data) if edition.locale.id == "en")
    assert english.guide.source("leaflet").covers == "Everything"
