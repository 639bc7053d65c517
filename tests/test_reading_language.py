"""The language model, spacing, candidates and marks: what the reader makes of words."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.pages import quality
from pipeline.pages.ocr import candidates, ctc, marks, spacing, trueocr
from pipeline.pages.ocr.language import (
    BREAK,
    NUMBER,
    SYMBOL,
    UNKNOWN,
    core,
    key,
    model,
)

needs_trueocr = pytest.mark.skipif(
    not trueocr.available(),
    reason="trueocr is not installed in its pinned version",
)


@pytest.mark.parametrize(
    ("token", "inner"),
    [
        ("“chống,", "chống"),
        ("(2018)", "2018"),
        ("...", ""),
        ("a)", "a"),
        ("BC-SYT./.", "BC-SYT"),
    ],
)
def test_core_is_the_word_inside_its_punctuation(
    token: str, inner: str
) -> None:
    start, end = core(token)
    assert token[start:end] == inner


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("hoà", "hòa", True),
        ("Thuý", "thúy", True),
        ("quý", "qúy", False),
        ("toán", "tóan", False),
        ("khoẻ", "KHỎE", True),
    ],
)
def test_tone_placement_is_one_word(a: str, b: str, same: bool) -> None:
    assert (key(a) == key(b)) is same


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("1.234,5", NUMBER),
        ("15", NUMBER),
        ("12/QĐ-UBND", SYMBOL),
        ("5/11/2021", SYMBOL),
        ("–", SYMBOL),
    ],
)
def test_classes_of_tokens(text: str, kind: int) -> None:
    assert model().token(text) == kind


@pytest.mark.parametrize(
    ("words", "better", "worse"),
    [
        ("công nghệ", "thông", "thống"),
        ("dịch vụ", "công", "cộng"),
        ("ủy ban nhân", "dân", "dần"),
        ("đề", "nghị", "nghỉ"),
        ("chữ ký", "số", "sổ"),
    ],
)
def test_model_prefers_what_is_written(
    words: str, better: str, worse: str
) -> None:
    lm = model()
    a, b = ([BREAK, BREAK] + [lm.token(word) for word in words.split()])[-2:]
    assert (
        lm.score(a, b, lm.token(better)) > lm.score(a, b, lm.token(worse)) + 1
    )


def test_model_is_a_distribution() -> None:
    """The words after a context sum to about one; what is missing was lost in quantising."""
    lm = model()
    a, b = lm.token("công"), lm.token("nghệ")
    total = sum(np.exp(lm.score(a, b, n)) for n in range(len(lm.ids)))
    assert 0.9 < total < 1.1


def test_unknown_words_are_a_class() -> None:
    assert model().token("zzyzx") == UNKNOWN
    assert not model().knows("zzyzx")


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Phòng,chống", ["Phòng,", "chống"]),
        ("Số:979", ["Số:", "979"]),
        ("ngày15", ["ngày", "15"]),
        ("2017của", ["2017", "của"]),
        ("(0/2),Cúm", ["(0/2),", "Cúm"]),
        ("vong.Trong", ["vong.", "Trong"]),
        ("2.Phòng", ["2.", "Phòng"]),
        ("bộ(giảm", ["bộ", "(giảm"]),
        ("SởTư", ["Sở", "Tư"]),
        (",Tính", [",", "Tính"]),
        ("so@quangngai.gov.vn", ["so@quangngai.gov.vn"]),
        ("1.234,5", ["1.234,5"]),
        ("10:30", ["10:30"]),
        ("3798/QĐ-BYT", ["3798/QĐ-BYT"]),
        ("eOffice", ["eOffice"]),
        ("H5N1", ["H5N1"]),
        ("48.640.000đ", ["48.640.000đ"]),
        ("COVID-19", ["COVID-19"]),
        ("30Mbps", ["30Mbps"]),
    ],
)
def test_missing_spaces(text: str, parts: list[str]) -> None:
    at = spacing.cuts(text, True, model())
    assert [
        text[a:b] for a, b in zip([0, *at], [*at, len(text)], strict=True)
    ] == parts


@given(st.text(max_size=20))
def test_cuts_lie_inside(text: str) -> None:
    assert all(0 < n < len(text) for n in spacing.cuts(text, False, model()))


@pytest.mark.parametrize(
    "text",
    [
        "12/QĐ-UBND",
        "UBND",
        "eOffice",
        "III",
        "2021",
        "SXH",
        "COVID-19",
        "QĐ-UBND",
    ],
)
def test_symbols_and_figures_have_no_syllables(text: str) -> None:
    assert candidates.syllables(text, True, model()) == []


def test_syllables_keep_case_and_punctuation() -> None:
    found = candidates.syllables("“Nghì,", False, model())
    assert "“Nghị," in found and all(
        word.startswith("“N") and word.endswith(",") for word in found
    )
    assert "đồng/hồ" in candidates.syllables("đồng/hổ", False, model())


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("l0", "10"),
        ("44O/QĐ-UBND", "440/QĐ-UBND"),
        ("2./82", "2.182"),
        ("2O", "20"),
        ("l5,", "15,"),
    ],
)
def test_letters_among_digits(text: str, figure: str) -> None:
    assert candidates.figures(text) == [figure]


@pytest.mark.parametrize(
    "text",
    [
        "1.234",
        "15/41",
        "5/11/2021",
        "B1",
        "H5N1",
        "12a",
        "30c",
        "kg",
        "12/QĐ-UBND",
    ],
)
def test_well_formed_figures_stay(text: str) -> None:
    assert candidates.figures(text) == []


@pytest.mark.parametrize(
    ("text", "before", "mended"),
    [
        ("806", ["đạt"], "80%"),
        ("1006", ["là"], "100%"),
        ("8,76.", ["chiếm"], "8,7%."),
        ("2006", ["năm"], None),
        ("1.236", ["có"], None),
    ],
)
def test_percent_read_as_six(
    text: str, before: list[str], mended: str | None
) -> None:
    assert list(marks.percent(text, before)) == ([mended] if mended else [])


@pytest.mark.parametrize(
    ("text", "opens", "following", "ends", "stop"),
    [
        ("1,", True, "Chỉ", False, True),
        ("vong,", False, "- Tay", True, True),
        ("phong,", False, "lao", False, False),
        ("kỳ),", False, "2.", True, True),
    ],
)
def test_stop_or_comma(
    text: str, opens: bool, following: str, ends: bool, stop: bool
) -> None:
    assert (spacing.stop_preference(text, opens, following, ends) > 0) is stop


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        (
            "Sở Y tế báo cáo tình hình ứng dụng công nghệ thông tin trong các cơ quan nhà nước "
            "của tỉnh như sau",
            0.95,
            1.0,
        ),
        (
            "So Y te bao cao tinh hinh ung dung cong nghe thong tin trong cac co quan nha nuoc "
            "cua tinh nhu sau",
            0.0,
            0.6,
        ),
        (
            "Thoc hien Cong van s6 cila BO GD dm ye viec dam bao tat tu an toan giao thong chi "
            "h9c sinh tiled",
            0.0,
            0.5,
        ),
        (
            "(cid:12)(cid:88) (cid:3) báo cáo của các cơ quan nhà nước trên địa bàn tỉnh trong "
            "năm vừa qua như",
            0.0,
            0.7,
        ),
        ("12 345 6.789", 1.0, 1.0),
    ],
)
def test_quality(text: str, low: float, high: float) -> None:
    assert low <= quality.quality(text) <= high


def _frames(text: str, sure: float = 0.9) -> np.ndarray:
    """Frames that show ``text``: a blank before each letter."""
    width = len(trueocr.alphabet()) + 1
    rows = []
    for code in ctc.spell(text) or []:
        for best in (0, code):
            row = np.full(width, (1 - sure) / (width - 1))
            row[best] = sure
            rows.append(row)
    return np.log(np.array(rows, np.float32))


@needs_trueocr
def test_ctc_scores_what_the_frames_show() -> None:
    frames = _frames("hồ")
    best, near, far = ctc.scores(
        [(frames, "hồ"), (frames, "hổ"), (frames, "giấy")]
    )
    assert -0.1 < best < 1 and near < best - 3 and far < near


@needs_trueocr
def test_ctc_agrees_with_brute_force() -> None:
    """The forward variable sums the probability of every path that collapses to the text."""
    random = np.random.default_rng(3)
    width = len(trueocr.alphabet()) + 1
    frames = np.full((5, width), -60.0, np.float32)
    a, b = ctc.spell("an") or (0, 0)
    frames[:, [0, a, b]] = np.log(random.dirichlet((1, 1, 1), 5)).astype(
        np.float32
    )
    total = 0.0
    for path in np.ndindex(3, 3, 3, 3, 3):
        codes = [(0, a, b)[n] for n in path]
        text = [
            c
            for n, c in enumerate(codes)
            if c and (n == 0 or codes[n - 1] != c)
        ]
        if text == [a, b]:
            total += float(
                np.exp(sum(frames[t, c] for t, c in enumerate(codes)))
            )
    peak = float(frames.max(1).sum())
    assert ctc.scores([(frames, "an")])[0] == pytest.approx(
        np.log(total) - peak, abs=1e-4
    )


@needs_trueocr
def test_pieces_split_at_spaces_and_cut() -> None:
    first, second = ctc.pieces(_frames("Sở Y,tế"))
    assert (first.text, second.text) == ("Sở", "Y,tế")
    left, right = second.cut(2)
    assert (left.text, right.text) == ("Y,", "tế") and left.last == right.first
