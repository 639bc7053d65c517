"""What a page of the web shows by its style sheet and its classes, and what its scripts keep."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from pipeline.pages.formats.html import read_html
from pipeline.pages.formats.html_sheet import read_sheet
from pipeline.pages.formats.html_shown import _MATTERS
from pipeline.records import Reading, ReadOptions

HEAD = "<tr><th>Đơn vị</th><th>Số máy</th></tr>"
SAID = "Sở Nội vụ hiện có 64 máy tính để bàn, đã nối mạng nội bộ và Internet, bảo đảm an toàn thông tin"


def read(folder: Path, markup: str) -> Reading:
    path = folder / "a.html"
    page = f"<meta charset=utf-8>{markup}"
    path.write_text(page, encoding="utf-8")
    return read_html(path, ReadOptions())


@pytest.mark.parametrize(
    ("style", "markup", "text"),
    [
        (  # the stronger rule wins, wherever it stands
            ".tab.on{display:block} .tab{display:none}",
            "<p class=tab>9<p class='tab on'>64 máy tính",
            "64 máy tính",
        ),
        (
            "p{display:none} p{display:block}",
            "<p>64 máy tính",
            "64 máy tính",
        ),
        ("#cu{display:none}", "<p id=cu>9<p>64 máy tính", "64 máy tính"),
        (
            "div.a > p{visibility:hidden}",
            "<div class=a><p>9</p><div><p>64 máy tính</div></div>",
            "64 máy tính",
        ),
        (
            ".a p{display:none} .b p{display:block}",
            "<div class=a><p>9</div><div class='a b'><p>64 máy tính</div>",
            "64 máy tính",
        ),
        (
            "p[data-cu]{display:none} p[lang='en']{display:none}",
            "<p data-cu=1>9<p lang=en>8<p lang=vi>64 máy tính",
            "64 máy tính",
        ),
        (  # what holds most of the page is shown by a script
            ".moi{display:none}",
            "<p>a<p class=moi>64 máy tính",
            "a\n64 máy tính",
        ),
        (
            "td em{text-decoration:line-through}",
            "<table><tr><td><em>60</em> 64 máy</table>",
            "64 máy",
        ),
        (  # figures side by side within a cell are two
            "",
            "<table border=1><tr><th>Sở<th>Số<tr><td>A<td><table><tr><td>417<td>403</table></table>",
            "Sở\tSố\nA\t417; 403",
        ),
        (
            "i{text-decoration:line-through}",
            "<p>có <i style='text-decoration:none'>64</i> máy",
            "có 64 máy",
        ),
        (
            ".n::before{content:attr(data-n)} .t:after{content:'%'}",
            "<p>có <b class=n data-n=64></b> máy, đạt <b class=t>96,4</b>.",
            "có 64 máy, đạt 96,4%.",
        ),
        (
            ".m::before{content:'\\f101 ';} .k::after{content:'»'}",
            "<p class=m>64 máy <b class=k>tính</b>",
            "64 máy tính",
        ),
        # classes of common style sheets, which are not at hand
        (
            "",
            "<p class=d-none>9<p class='d-none d-md-block'>64 máy tính<p class='d-md-none'>8",
            "64 máy tính",
        ),
        (
            "",
            "<p class='hidden md:block'>64 máy<p class='md:hidden'>8<p class=hidden>9",
            "64 máy",
        ),
        ("", "<p class='visible-xs-block'>9<p>64 máy tính", "64 máy tính"),
        (
            ".hidden{display:block}",
            "<p class=hidden>64 máy",
            "64 máy",
        ),
        # kept from readers for the blind
        (
            "",
            "<p>có <span aria-hidden=true>64</span><span class=sr-only>64</span> máy",
            "có 64 máy",
        ),
        (
            "",
            "<div aria-hidden=true>Đóng</div><p>64 máy",
            "64 máy",
        ),
    ],
)
def test_a_page_is_read_as_its_style_shows_it(
    tmp_path: Path, style: str, markup: str, text: str
) -> None:
    reading = read(tmp_path, f"<style>{style}</style>{markup}")
    assert reading.pages[0].text == text
    assert reading.problem == ""


@pytest.mark.parametrize(
    ("markup", "problem"),
    [
        (
            f"<table border=1>{HEAD}</table><script>fill()</script>",
            "a table that a script fills",
        ),
        (
            f"<table>{HEAD}<tr><td> <td></table><script src=a.js></script>",
            "a table that a script fills",
        ),
        (f"<table>{HEAD}</table>", ""),
        (
            f"<table>{HEAD}<tr><td>A<td>5</table><script>x()</script>",
            "",
        ),
        (
            f"<div id=app></div><script>x={{'t':'{SAID}'}}</script>",
            "a text that a script shows",
        ),
        (
            f"<div id=app></div><script>{json.dumps(SAID)}</script>",
            "a text that a script shows",
        ),
        (f"<p>{SAID}</p><script>x='{SAID}'</script>", ""),
        (
            "<frameset><frame src=a.html></frameset>",
            "a page kept outside, in a frame of this one",
        ),
    ],
)
def test_what_is_not_in_the_page_itself_is_named(
    tmp_path: Path, markup: str, problem: str
) -> None:
    said = read(tmp_path, markup).problem
    assert said == (f"not read: {problem}" if problem else "")


@pytest.mark.parametrize(
    "selector",
    ["p:hover", "p + b", "p ~ b", "p:not(.a)", "::selection", "p::marker", ">"],
)
def test_selectors_of_other_kinds_are_passed_over(selector: str) -> None:
    sheet = read_sheet(f"<style>{selector}{{display:none}}</style>", _MATTERS)
    assert not sheet.rules and len(sheet.others) == 1


@pytest.mark.timeout(20)
def test_many_rules_and_elements_take_no_time(tmp_path: Path) -> None:
    rules = "".join(f".a .b{n} p.c{n}{{display:none}}" for n in range(1000))
    deep = "<div class='a b1 b2'>" * 100
    page = f"<style>{rules}</style>{deep}" + "<p class='c5 c6'>64 máy" * 1000
    assert "64 máy" in read(tmp_path, page).pages[0].text
