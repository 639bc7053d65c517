"""Blanks of a letterhead: where they are, what fills them, how sure that is."""

from __future__ import annotations

import itertools

import cv2
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageDraw, ImageFont

from pipeline.pages.hand import digit_strings, handwriting, told
from pipeline.pages.hand.patterns import pattern
from pipeline.pages.line import Line, Token
from pipeline.pages.ocr import trueocr

needs_trueocr = pytest.mark.skipif(
    not trueocr.available(),
    reason="the pinned package trueocr is not installed",
)


def random_frames(seed: int, count: int) -> np.ndarray:
    logits = np.random.default_rng(seed).normal(0, 2, (count, 11))
    return logits - np.logaddexp.reduce(logits, axis=1, keepdims=True)


def collapse(path: tuple[int, ...]) -> str:
    return "".join(
        str(code - 1)
        for n, code in enumerate(path)
        if code and (not n or path[n - 1] != code)
    )


@given(st.integers(0, 10_000))
@settings(max_examples=15, deadline=None)
def test_forward_is_the_sum_over_all_paths(seed: int) -> None:
    frames = random_frames(seed, 3)
    frames[:, 4:] = -30  # three digits are enough
    total: dict[str, float] = {}
    for path in itertools.product(range(4), repeat=3):
        score = float(sum(frames[t, code] for t, code in enumerate(path)))
        total[collapse(path)] = float(
            np.logaddexp(total.get(collapse(path), -np.inf), score)
        )
    texts = list(total)
    assert digit_strings.forward(frames, texts) == pytest.approx(
        [total[text] for text in texts], abs=1e-6
    )


@given(st.integers(0, 10_000))
@settings(max_examples=10, deadline=None)
def test_beam_finds_the_most_probable_string(seed: int) -> None:
    frames = random_frames(seed, 3)
    frames[:, 5:] = -30
    # the beam leaves out what is less likely
    frames[:, :5] = np.maximum(frames[:, :5], -6)
    every = [
        "".join(p)
        for n in (1, 2, 3)
        for p in itertools.product("0123", repeat=n)
    ]
    assert (
        digit_strings.likely(frames)[0]
        == every[int(digit_strings.forward(frames, every).argmax())]
    )


@pytest.mark.parametrize(
    ("text", "tail"),
    [
        ("Số: 979/BC-SGDĐT", "/BC-SGDĐT"),
        ("Số:/532/UBND- KSTTHC", "/UBND- KSTTHC"),
        ("S6.2309/sYT-NVY", "/sYT-NVY"),
        ("Số:455 /2020/NĐ-CP", "/2020/NĐ-CP"),
        ("Số 12 /KH-SNV.", "/KH-SNV."),
        ("Sốf1/GM-SYT", "/GM-SYT"),
        ("V/v báo cáo năm 2019", None),
        ("Số: 7", None),
        ("Sở Y tế", None),
        ("Phường 7/quận 3", None),
    ],
)
def test_symbol_behind_the_number(text: str, tail: str | None) -> None:
    found = pattern("symbol").search(text)
    numbered = pattern("number line").match(text)
    assert (found.group() if found and numbered else None) == tail


BOX = (0.0, 0.0, 9.0, 9.0)


def lines_of(*texts: str) -> list[Line]:
    return [Line(BOX, [Token(text, BOX)]) for text in texts]


@pytest.mark.parametrize(
    ("texts", "signed", "year"),
    [
        (
            ["Người ký: Sở A", "Thời gian ký: 05.12.2017 14:03:05 +07:00"],
            ("2017-12-05",),
            "",
        ),
        (["Ngày ký: 05.12.2017"], (), ""),
        (["Căn cứ Quyết định ngày 03/12/2016; năm 2018 báo cáo"], (), "2018"),
        ([], (), ""),
    ],
)
def test_what_a_page_tells_of_its_date(
    texts: list[str], signed: tuple[str, ...], year: str
) -> None:
    found = told.on_page(told.NOTHING, lines_of(*texts), None)
    assert (found.signed, found.year) == (signed, year)


@pytest.mark.parametrize(
    ("kind", "likely", "unlikely"),
    [
        ("day", "18", "11"),  # the day of the signature
        ("day", "17", "19"),  # nobody signs before the date
        ("month", "6", "8"),
        ("year", "2019", "2014"),
        ("number", "317", "0317"),
    ],
)
def test_a_signature_tells_the_likely_date(
    kind: str, likely: str, unlikely: str
) -> None:
    signed = told.Told(signed=("2019-06-18",))
    odds = [
        told.likelihood(kind, text, signed, "6") for text in (likely, unlikely)
    ]
    assert odds[0] > odds[1]


def test_a_number_in_the_name_of_the_file_is_surer() -> None:
    assert told.confirmed("317", 0.6, "bc317_signed") > 0.97
    assert told.confirmed("317", 0.6, "bc318_signed") == 0.6


@pytest.mark.parametrize(
    ("value", "seen", "short"),
    [
        ("3", "23 -", True),
        ("23", "23", False),
        ("3", "13b", True),
        ("3", "S3", False),
    ],
)
def test_a_number_whose_first_digit_was_cut_off(
    value: str, seen: str, short: bool
) -> None:
    assert handwriting._cut_short(value, seen) == short


def letterhead(
    number: str, day: str, month: str
) -> tuple[np.ndarray, list[Line]]:
    """A page with a printed letterhead and the lines a reader would give."""
    image = Image.new("L", (1650, 2330), 250)
    draw = ImageDraw.Draw(image)
    upright, italic = (
        ImageFont.truetype(f"Tinos-{kind}.ttf", 38)
        for kind in ("Regular", "Italic")
    )
    lines = []
    for x, text, face in (
        (250, f"Số: {number}/BC-SYT", upright),
        (800, f"Cần Thơ, ngày {day} tháng {month} năm 2019", italic),
    ):
        draw.text((x, 300), text, fill=20, font=face)
        box = (float(x), 303.0, x + face.getlength(text), 345.0)
        lines.append(Line(box, [Token(text, box)]))
    return np.asarray(image), lines


@needs_trueocr
def test_printed_blanks_are_read_and_told_from_a_pen() -> None:
    gray, lines = letterhead("2360", "07", "11")
    found = handwriting.read_slots(gray, 200, lines, 72 / 200)
    assert [(slot.kind, slot.value, slot.handwritten) for slot, _ in found] == [
        ("number", "2360", False),
        ("day", "07", False),
        ("month", "11", False),
        ("year", "2019", False),
    ]
    assert all(slot.confidence > 0.9 for slot, _ in found)
    assert [line for _, line in found] == [
        lines[0],
        lines[1],
        lines[1],
        lines[1],
    ]
    assert 250 * 0.36 < found[0][0].box.x0 < found[0][0].box.x1 < 460 * 0.36


@needs_trueocr
@pytest.mark.parametrize("number", ["188", "52", "1043", "7"])
@pytest.mark.parametrize("damage", ["blurred", "bitonal"])
def test_worn_print_is_no_pen_and_its_slash_no_digit(
    number: str, damage: str
) -> None:
    gray, lines = letterhead(number, "05", "3")
    gray = np.asarray(cv2.GaussianBlur(gray, (0, 0), 1.2))
    if damage == "bitonal":
        gray = np.where(gray < 160, 0, 255).astype(np.uint8)
    found = {
        slot.kind: slot
        for slot, _ in handwriting.read_slots(gray, 200, lines, 0.36)
    }
    assert {kind: slot.value for kind, slot in found.items()} == {
        "number": number,
        "day": "05",
        "month": "3",
        "year": "2019",
    }
    assert not any(slot.handwritten for slot in found.values())


@needs_trueocr
def test_a_date_that_is_cut_behind_its_day() -> None:
    gray, (number, date) = letterhead("188", "07", "11")
    x0, y0, x1, y1 = date.box
    middle = x0 + (x1 - x0) * 0.56
    pieces = []
    for box, text in (
        ((x0, y0, middle, y1), "Cần Thơ, ngày 07"),
        ((middle + 3, y0, x1, y1), "tháng 11 năm 2019"),
    ):
        pieces.append(Line(box, [Token(text, box)]))
    found = handwriting.read_slots(gray, 200, [number, *pieces], 0.36)
    assert {slot.kind: slot.value for slot, _ in found}["day"] == "07"


@needs_trueocr
def test_an_empty_blank_is_no_slot() -> None:
    gray, lines = letterhead("      ", "      ", "8")
    assert [
        slot.kind for slot, _ in handwriting.read_slots(gray, 200, lines, 0.36)
    ] == [
        "month",
        "year",
    ]


@needs_trueocr
def test_scribble_has_no_value() -> None:
    gray, lines = letterhead("          ", "05", "8")
    gray = gray.copy()
    rng = np.random.default_rng(3)
    for _ in range(60):
        x, y = int(rng.integers(330, 410)), int(rng.integers(300, 345))
        gray[y : y + 6, x : x + 6] = 20
    number = next(
        slot
        for slot, _ in handwriting.read_slots(gray, 200, lines, 0.36)
        if slot.kind == "number"
    )
    assert number.handwritten and (
        number.value == "" or number.confidence < 0.9
    )


@needs_trueocr
def test_pages_without_a_letterhead_cost_nothing() -> None:
    box = (100.0, 100.0, 900.0, 140.0)
    lines = [Line(box, [Token("Căn cứ Nghị định số 63/2010/NĐ-CP", box)])]
    assert (
        handwriting.read_slots(
            np.full((2000, 1600), 255, np.uint8), 200, lines, 0.36
        )
        == ()
    )
