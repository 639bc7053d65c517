"""Encodings from before Unicode: undone where they are, left alone where they are not."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.pages.formats import text_file
from pipeline.pages.formats.encodings import Decoded, decode
from pipeline.pages.formats.legacy_letters import (
    ENCODINGS,
    convert,
    font_encoding,
    forms_of,
)
from pipeline.pages.formats.legacy_lines import UNICODE, Span
from pipeline.pages.formats.text_file import read_text, to_text
from pipeline.pages.syllables import is_syllable, share
from pipeline.records import ReadOptions

REPORT = """Văn phòng huyện ủy và huyện đã ứng dụng phần mềm quản lý văn bản; số hồ sơ nhận qua mạng là 1.250 hồ sơ.
Kinh phí năm 2018: 768,6 triệu đồng (kế hoạch số 12/KH-UBND ngày 05/02/2018).
Đề nghị Sở Thông tin và Truyền thông hỗ trợ kỹ thuật, đường truyền cáp quang, chữ ký số."""
CAPITALS = "ĐẨY MẠNH ỨNG DỤNG CÔNG NGHỆ THÔNG TIN, BẢO ĐẢM KỶ LUẬT Ở CƠ SỞ"


def encode(text: str, encoding: str) -> str:
    """``text`` as a program of its day stored it, seen as Windows-1252."""
    letters: dict[str, str] = {}
    for form, letter in forms_of(encoding).items():
        if all(ord(char) < 256 for char in form):
            letters.setdefault(letter, form)
    return "".join(letters.get(char, char) for char in text)


TYPED = """SO+? NO^.I VU.
BA'O CA'O
Ke^'t qua? u+'ng du.ng co^ng nghe^. tho^ng tin na(m 2021
Trong na(m 2021, So+? tie^'p nha^.n 2.447 ho^` so+, dda~ gia?i quye^'t 2.350 ho^` so+, dda.t 96,0%;
ca'c ddo+n vi. tru+.c thuo^.c duy tri` he^. tho^'ng va(n ba?n va` ddie^`u ha`nh\\.
"""


def test_marks_typed_behind_their_letters() -> None:
    decoded = decode(TYPED)
    assert decoded.encoding == "viqr"
    assert decoded.text == (
        "SỞ NỘI VỤ\nBÁO CÁO\nKết quả ứng dụng công nghệ thông tin năm 2021\n"
        "Trong năm 2021, Sở tiếp nhận 2.447 hồ sơ, đã giải quyết 2.350 hồ sơ, đạt 96,0%;\n"
        "các đơn vị trực thuộc duy trì hệ thống văn bản và điều hành.\n"
    )
    assert decoded.offset(TYPED.index("2.447")) == decoded.text.index("2.447")


@pytest.mark.parametrize(
    "text",
    [
        "The report (a^2 + b^2) costs o+ more: a^b, e^x, o^2, u+v, o+o, a(b) and a(c)."
        * 3,
        "Bao cao ket qua ung dung cong nghe thong tin nam 2021 cua So Noi vu. Da dat 96%."
        * 3,
        "for (a in b) { o += a^e; u += o^a; e = a(b)[o]; } // add o+ u+ " * 4,
    ],
)
def test_what_is_not_typed_so_stays(text: str) -> None:
    assert decode(text) == Decoded(text)


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_a_whole_text_comes_back(encoding: str) -> None:
    decoded = decode(encode(REPORT, encoding))
    assert (decoded.text, decoded.encoding) == (REPORT, encoding)


@pytest.mark.parametrize("encoding", ("vni", "viscii"))
def test_capitals_come_back(encoding: str) -> None:
    assert decode(encode(CAPITALS, encoding)).text == CAPITALS


@pytest.mark.parametrize(
    ("text", "encoding", "expected"),
    [
        ("C«ng nghÖ th«ng tin", "tcvn3", "Công nghệ thông tin"),
        ("§¶ng bé tØnh §ång Th¸p", "tcvn3", "Đảng bộ tỉnh Đồng Tháp"),
        ("tr\xad\xacng, ®\xadêng, h\u2212íng", "tcvn3", "trương, đường, hướng"),
        ("Sè 12/Q§-UBND", "tcvn3", "Số 12/QĐ-UBND"),
        ("ÖÙNG DUÏNG COÂNG NGHEÄ", "vni", "ỨNG DỤNG CÔNG NGHỆ"),
        (
            "öùng duïng coâng ngheä ôû xaõ, tæ leä ñaït",
            "vni",
            "ứng dụng công nghệ ở xã, tỉ lệ đạt",
        ),
        ("ñöôïc, nöôùc, kyõ, lyù", "vni", "được, nước, kỹ, lý"),
        ("SGDÑT", "vni", "SGDĐT"),
    ],
)
def test_letters(text: str, encoding: str, expected: str) -> None:
    assert convert(text, encoding) == expected


@pytest.mark.parametrize(
    ("font", "encoding", "capitals"),
    [
        (".VnTime", "tcvn3", False),
        (".VnTimeH", "tcvn3", True),
        (".VnArial NarrowH", "tcvn3", True),
        ("ABCDEF+.VnTimeH,Bold", "tcvn3", True),
        ("VnTimeHBold", "tcvn3", True),
        (".VnBook-Antiqua", "tcvn3", False),
        ("VNI-Times", "vni", False),
        ("VNI-Helve-Condense", "vni", False),
        ("'.VnTime'", "tcvn3", False),
        ("Times New Roman", "", False),
        ("Arial", "", False),
        ("Tinos", "", False),
        ("Verdana", "", False),
        ("", "", False),
    ],
)
def test_fonts(font: str, encoding: str, capitals: bool) -> None:
    assert font_encoding(font) == (encoding, capitals)


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("1.\u200b578 hồ sơ", "1.578 hồ sơ"),
        ("\u200e2.350\u200f hồ sơ", "2.350 hồ sơ"),
        ("12\u2060.\u2060500 lượt", "12.500 lượt"),
        ("9\ufeff8 \u202bđơn vị\u202c", "98 đơn vị"),
        ("4.928.\u00ad850 đồng", "4.928.850 đồng"),
        ("1\u2009345 lượt", "1\u2009345 lượt"),
    ],
)
def test_what_nobody_sees_is_gone(text: str, seen: str) -> None:
    decoded = decode(text)
    assert decoded.text == seen


def spans_of(*runs: tuple[str, str]) -> tuple[str, list[Span]]:
    text, spans = "", []
    for part, font in runs:
        spans.append(Span(len(text), len(text) + len(part), font))
        text += part
    return text, spans


def test_a_font_decides_for_its_runs_alone() -> None:
    plain = "© 2019 «Côte d'Or» có phép, "
    text, spans = spans_of(
        ("Ph¸t triÓn ", ".VnTime"), (plain, "Arial"), ("c«ng nghÖ", ".VnTime")
    )
    decoded = decode(text, spans)
    assert decoded.text == "Phát triển © 2019 «Côte d'Or» có phép, công nghệ"
    assert decoded.encoding == "tcvn3"


def test_a_capital_font_keeps_the_letters_and_tells() -> None:
    text, spans = spans_of(("b¸o c¸o", ".VnTimeH"), ("\nsè 5", ".VnTime"))
    decoded = decode(text, spans)
    assert (decoded.text, decoded.capitals) == ("báo cáo\nsố 5", ((0, 7),))


def test_unicode_in_a_legacy_font_stays() -> None:
    """Converters often change the letters and leave the fonts."""
    text, spans = spans_of(
        ("Có 5 xã đã báo cáo, là những xã vùng cao", ".VnTime")
    )
    assert decode(text, spans).text == text
    assert decode(text, spans).encoding == "unicode"


def test_a_font_may_lie_about_which_encoding() -> None:
    text, spans = spans_of((encode(REPORT, "vni"), ".VnTime"))
    decoded = decode(text, spans)
    assert (decoded.text, decoded.encoding) == (REPORT, "vni")


def test_marks_of_notes_are_no_letters() -> None:
    text, spans = spans_of(
        ("C«ng nghÖ th«ng tin", ""), (" ¹", UNICODE), (" ph¸t triÓn", "")
    )
    assert decode(text, spans).text == "Công nghệ thông tin ¹ phát triển"


def test_lines_are_judged_one_by_one() -> None:
    other = "Phần hai của báo cáo do đơn vị khác viết; có số hộ là 5, giá là 3, và có cả tỷ lệ."
    mixed = "\n".join(
        [
            encode(REPORT, "tcvn3"),
            other,
            "Là có.",
            encode("Chữ cũ trở lại ở dòng này.", "tcvn3"),
        ]
    )
    assert decode(mixed).text == "\n".join(
        [REPORT, other, "Là có.", "Chữ cũ trở lại ở dòng này."]
    )


def test_vni_in_two_runs_is_one_letter() -> None:
    text, spans = spans_of(
        ("Coâng ngheä tho", "VNI-Times"), ("âng tin ñaït", "VNI-Times")
    )
    assert decode(text, spans).text == "Công nghệ thông tin đạt"


@pytest.mark.parametrize(
    "text",
    [
        REPORT,
        CAPITALS,
        "21°24’52,1”N, 108°03’35,3”E; 10 × 5 ± 2 µm; § 5; «trích»; © Sở",
        "Côte d'Ivoire, São Paulo, Đặng Tiến, Müller, naïve, El Niño",
        "hoà, hòa, thuỷ, thủy, quý, quí, Á, À, ã",
        "có là và cả xã hà ngã ô tô áo",
        "Giá: 5 €/m² – 7 ‰ … “ngoặc” ‘đơn’",
        "",
        "ASCII only, no marks at all",
    ],
)
def test_unicode_stays(text: str) -> None:
    decoded = decode(text)
    assert (decoded.text, decoded.encoding) == (text, "unicode")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("đƣợc, nhà nƣớc, ƢU TIÊN", "được, nhà nước, ƯU TIÊN"),
        ("Q\u00d0-UBND, \u00d0\u1ed3ng Th\u00e1p", "QĐ-UBND, Đồng Tháp"),
        (unicodedata.normalize("NFD", REPORT), REPORT),
    ],
)
def test_forms_of_unicode(text: str, expected: str) -> None:
    assert decode(text).text == expected


@given(
    st.text(st.characters(codec="utf-8"), max_size=60),
    st.sampled_from(["", ".VnTimeH", "VNI-Times", UNICODE]),
)
def test_any_text_decodes_with_offsets(text: str, font: str) -> None:
    decoded = decode(text, [Span(0, len(text) // 2, font)])
    assert decoded.text.count("\n") == text.count("\n")
    assert unicodedata.is_normalized(
        "NFC", decoded.text
    ) or not unicodedata.is_normalized("NFC", text)
    assert (
        0 <= decoded.offset(0) <= decoded.offset(len(text)) == len(decoded.text)
    )
    if decoded.origins is not None:
        assert len(decoded.origins) == len(decoded.text)
        assert list(decoded.origins) == sorted(decoded.origins)


@given(
    st.lists(st.sampled_from(REPORT.split()), min_size=5, max_size=40),
    st.sampled_from(ENCODINGS),
)
def test_offsets_point_at_the_same_words(
    words: list[str], encoding: str
) -> None:
    raw = [encode(word, encoding) for word in words]
    font = {"tcvn3": ".VnTime", "vni": "VNI-Times"}.get(encoding, "")
    decoded = decode(" ".join(raw), [Span(0, len(" ".join(raw)), font)])
    at = 0
    for old, word in zip(raw, words, strict=True):
        if decoded.encoding == encoding:
            assert (
                decoded.text[decoded.offset(at) : decoded.offset(at + len(old))]
                == word
            )
        at += len(old) + 1


@pytest.mark.parametrize(
    "word",
    [
        "hoà",
        "quyết",
        "nghiêng",
        "giữa",
        "gì",
        "khuỷu",
        "thuở",
        "Ngoằn",
        "UỶ",
        "quốc",
    ],
)
def test_syllables(word: str) -> None:
    assert is_syllable(word)


@pytest.mark.parametrize(
    "word",
    [
        "cơng",
        "dịng",
        "thơng",
        "Giỏo",
        "TRUYӄN",
        "càc",
        "tp",
        "dc",
        "ngghe",
        "hoáà",
        "ấấ",
        "ngheọ",
    ],
)
def test_no_syllables(word: str) -> None:
    assert not is_syllable(word)


def test_share_tells_damage() -> None:
    assert share(REPORT) > 0.98
    assert share("Giỏo dc v o to, cụng ngh thng tin, Chớnh ph") < 0.6
    assert share("12/2019 UBND SGDĐT") == 1.0


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Cơng nghệ thơng tin cĩ 5 dịng ở cơ sở",
            "Công nghệ thông tin có 5 dòng ở cơ sở",
        ),
        ("KHƠNG CƠNG NHẬN, THƠNG QUA", "KHÔNG CÔNG NHẬN, THÔNG QUA"),
        # a plain ô: something else happened
        (
            "Cơng nghệ thơng tin có dịng chữ ô",
            "Cơng nghệ thơng tin có dịng chữ ô",
        ),
        ("Một lỗi dịng là chưa đủ", "Một lỗi dịng là chưa đủ"),
    ],
)
def test_a_converter_run_on_unicode_is_undone_where_certain(
    text: str, expected: str
) -> None:
    decoded = decode(text)
    assert (decoded.text, decoded.encoding) == (expected, "unicode")
    assert bool(decoded.mended) == (text != expected)


# ---------------------------------------------------------------- text files


def test_text_file_keeps_its_lines(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes("\ufeffmột\r\n\r\n  hai \n\nba\rbốn".encode())
    [page] = read_text(path, ReadOptions()).pages
    assert page.text.split("\n") == ["một", "", "  hai ", "", "ba", "bốn"]


def test_form_feeds_part_pages(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("trang một\n\ftrang hai\n")
    assert [
        (p.page, p.text, p.first_line)
        for p in read_text(path, ReadOptions()).pages
    ] == [
        (1, "trang một\n", 1),
        (2, "trang hai\n", 2),
    ]


def cp1258(text: str) -> bytes:
    out = b""
    for char in text:
        letters = unicodedata.normalize("NFD", char)
        tone = "".join(
            x for x in letters if x in "\u0300\u0301\u0303\u0309\u0323"
        )
        base = unicodedata.normalize(
            "NFC", "".join(x for x in letters if x not in tone)
        )
        out += (base + tone).encode("cp1258") if tone else char.encode("cp1258")
    return out


@pytest.mark.parametrize(
    "data",
    [
        REPORT.encode(),
        b"\xef\xbb\xbf" + REPORT.encode(),
        REPORT.encode("utf-16"),
        REPORT.encode("utf-32"),
        REPORT.encode("utf-16-le"),
        REPORT.encode("utf-16-be"),
        unicodedata.normalize("NFD", REPORT).encode(),
        cp1258(REPORT),
        *(encode(REPORT, encoding).encode("latin-1") for encoding in ENCODINGS),
        *(encode(REPORT, encoding).encode() for encoding in ENCODINGS),
    ],
    ids=[
        "utf8",
        "bom",
        "utf16",
        "utf32",
        "utf16le",
        "utf16be",
        "nfd",
        "cp1258",
        *ENCODINGS,
        *map("utf8 {}".format, ENCODINGS),
    ],
)
def test_every_way_to_store_a_text(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(data)
    assert read_text(path, ReadOptions()).pages[0].text == REPORT


def test_quality_tells_damage(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    qualities = []
    for text in (
        REPORT,
        "Cơng nghệ thơng tin cĩ 5 dịng ở cơ sở",
        "Giỏo dc v o to, cụng ngh thng tin, Chớnh ph",
    ):
        path.write_text(f"{text}\n" * 3)
        qualities.append(read_text(path, ReadOptions()).pages[0].quality)
    assert qualities[0] > 0.98 and qualities[1] < 0.7 and qualities[2] < 0.6


def test_a_damaged_byte_does_not_change_the_encoding() -> None:
    text = to_text(REPORT.encode().replace("huyện".encode(), b"huy\xffn"))
    assert text == REPORT.replace("huyện", "huy\ufffdn")


@given(st.binary(max_size=300))
def test_any_bytes_are_some_text(data: bytes) -> None:
    decode(to_text(data))
    decode(to_text(data, "no-such-charset"))


@pytest.mark.parametrize(
    ("text", "mended"),
    [
        ("Báo cáo năm 2020".encode().decode("cp1252"), "Báo cáo năm 2020"),
        (
            "Số hồ sơ tiếp nhận: 350".encode().decode("latin-1"),
            "Số hồ sơ tiếp nhận: 350",
        ),
        ("B&#193;O C&#193;O n&#259;m 2020", "BÁO CÁO năm 2020"),
        ("B&aacute;o c&aacute;o &#x1ed1; &amp;", "Báo cáo ố &"),
        ("có 4&nbsp;210 hồ sơ", "có 4\u00a0210 hồ sơ"),
        ("có 4&amp;thinsp;210 hồ sơ&#10;", "có 4\u2009210 hồ sơ&#10;"),
        ("có ~~60~~ **64** máy", "có  64 máy"),
        ("có 64 máy<!-- nháp:\n65 máy -->, 5 tủ", "có 64 máy\n, 5 tủ"),
        ("đạt **96,4%** và `64` máy", "đạt 96,4% và 64 máy"),
        (
            "**14.** Sở, **64 máy**\n**5** tủ",
            "**14.** Sở, **64 máy**\n**5** tủ",
        ),
        ("+---+---+\n| A | 5 |\n+===+===+", "\n| A | 5 |\n"),
        ("┌───┬───┐\n│ A ║ 5 │\n╚═══╩═══╝", "\n| A | 5 |\n"),
        ("số + 5 + 6 -- 7 ~ 8", "số + 5 + 6 -- 7 ~ 8"),
        ("C«ng nghÖ th«ng tin", "C«ng nghÖ th«ng tin"),
        ("Báo cáo ÂM THANH, Ã, R&D", "Báo cáo ÂM THANH, Ã, R&D"),
    ],
)
def test_text_that_was_decoded_or_escaped_once_too_often(
    text: str, mended: str
) -> None:
    assert text_file.mended(text) == mended


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        (
            "Tiếp nhận ２．７１８ hồ sơ，đạt ５７，７％",
            "Tiếp nhận 2.718 hồ sơ,đạt 57,7%",
        ),
        ("có 𝟏𝟐 máy", "có 12 máy"),
        ("tiếр nhận l.35O hồ sơ", "tiếp nhận 1.350 hồ sơ"),
        ("tiếр nhận, hãng Яндекс", "tiếp nhận, hãng Яндекс"),
        ("chi 1.250.000 ₫", "chi 1.250.000 đ"),
        ("Số: 1O5/BC, ngày 3O/12/2O23", "Số: 105/BC, ngày 30/12/2023"),
        ("đạt 9O,l% (2OO bộ)", "đạt 90,1% (200 bộ)"),
    ],
)
def test_characters_that_look_like_others_are_those(
    text: str, meant: str
) -> None:
    assert decode(text).text == meant


@pytest.mark.parametrize(
    "text",
    [
        "Москва, 3 хоста",  # another language
        "H2O, O365, 4G, A1O, B2O",
        "10l xăng, 1.00l sữa, 30o C, 2I",
        "mục I.1, l.2, l2, Io",
        "góc α = 30°, Ω",
    ],
)
def test_letters_beside_digits_that_are_none_stay(text: str) -> None:
    assert decode(text).text == text
