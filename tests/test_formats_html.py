"""The reader of HTML: articles, exports of Word, tables, old encodings, hostile markup."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.errors import LimitPassed, UnreadableInput
from pipeline.pages.formats import html
from pipeline.pages.formats.html import read_html
from pipeline.records import Limits, Page, ReadOptions


def page_of(
    tmp_path: Path, markup: str | bytes, limits: Limits | None = None
) -> Page:
    path = tmp_path / "a.html"
    path.write_bytes(markup.encode() if isinstance(markup, str) else markup)
    [page] = read_html(path, ReadOptions(limits=limits or Limits())).pages
    return page


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        (
            "<p>một   <b>hai</b>\n ba<br>bốn</p><div>năm</div>",
            "một hai ba\nbốn\nnăm",
        ),
        ("<p>a&nbsp;b &lt;c&gt; &amp; d</p>", "a b <c> & d"),
        (
            "<p>trước<script>x()</script> sau<style>p{}</style></p><iframe "
            "src=x>khung</iframe><!-- lời -->",
            "trước sau",
        ),
        (
            "<ul><li>một<li>hai</ul><ol start=3><li>ba<li>bốn</ol>",
            "- một\n- hai\n3. ba\n4. bốn",
        ),
        (
            "<p>20 km<sup>2</sup>, 5 hồ sơ<sup>1</sup>, 3<sup>[2]</sup></p>",
            "20 km², 5 hồ sơ ¹, 3²",
        ),
        ("<pre>a\n  b   c</pre>", "a\n  b   c"),
        (
            "<p>có 405<span style='vertical-align:super'>1</span> máy",
            "có 405¹ máy",
        ),
        ("<p>có 4\u00ad05<sub>1</sub> máy, CO<sub>2</sub>", "có 405¹ máy, CO2"),
        (
            "<style>.a{display:none}</style><p class=a>60<p class=a style='display:block'>64",
            "64",
        ),
        (
            "<p style='opacity:0'>60<p style='opacity:0.5;color:red'>64<p style='fill-opacity:0'>5",
            "64\n5",
        ),
        ("<p>có <select><option value='/a'>60</select> 64 máy", "có 64 máy"),
        (
            "<p>có <s>60</s> <del>61</del> <strike>62</strike> 64 máy",
            "có 64 máy",
        ),
        (
            "<p>có <span style='text-decoration: line-through'>60</span> 64 máy",
            "có 64 máy",
        ),
        (
            "<style>.cu{text-decoration:line-through}</style><p>có <b class=cu>60</b> 64",
            "có 64",
        ),
        (
            "<style>.an{display:none}@media print{.in{display:none}}</style>"
            "<p class=an>9</p><p class=in>64</p>",
            "64",
        ),
        (
            "<p>nhận <input type=text value=350> hồ sơ <input type=hidden value=999>",
            "nhận 350 hồ sơ",
        ),
        ("<p>mức <select><option>3<option selected>4</select>.", "mức 4."),
        (
            "<p><input type=checkbox checked> Có <input type=checkbox> Không",
            "☒ Có ☐ Không",
        ),
        ("<p>Ghi chú: <textarea>64 máy</textarea>", "Ghi chú: 64 máy"),
        ("<p style='display:none'>ẩn</p><p hidden>ẩn</p><p>hiện</p>", "hiện"),
        (
            "<p style='position:absolute; left:-9999px'>ẩn</p><p>hiện</p>"
            "<p style='height:0; overflow:hidden'>ẩn</p>"
            "<p style='line-height:0; overflow:hidden'></p>",
            "hiện",
        ),
        ("<p>chưa đóng <b>thẻ<p>đoạn", "chưa đóng thẻ\nđoạn"),
        (
            "<table><tr><td>Nơi nhận:<br>- Lưu: VT.<td>GIÁM ĐỐC<br>Lê A</table>",
            "Nơi nhận:\tGIÁM ĐỐC\n- Lưu: VT.\tLê A",
        ),
        ("<html xmlns='x'><body><P>HOA</P></body></html>", "HOA"),
    ],
)
def test_html_text(tmp_path: Path, markup: str, text: str) -> None:
    assert page_of(tmp_path, markup).text == text


def test_html_table(tmp_path: Path) -> None:
    page = page_of(
        tmp_path,
        "<p>Bảng 1<table border=1><tr><th rowspan=2>TT<th colspan=2>Số máy<tr><th>2018<th>2019"
        "<tr><td>1<td><p>1.204</p><td>5<br>6</table><p>Hết",
    )
    assert page.text == "Bảng 1\nTT\tSố máy\n\t2018\t2019\n1\t1.204\t5 6\nHết"
    [table] = page.tables
    assert [
        (c.row, c.column, c.row_span, c.column_span, c.text)
        for c in table.cells
    ] == [
        (1, 1, 2, 1, "TT"),
        (1, 2, 1, 2, "Số máy"),
        (2, 2, 1, 1, "2018"),
        (2, 3, 1, 1, "2019"),
        (3, 1, 1, 1, "1"),
        (3, 2, 1, 1, "1.204"),
        (3, 3, 1, 1, "5 6"),
    ]
    assert all(page.text[c.start : c.end] == c.text for c in table.cells)


def test_a_table_that_a_style_sheet_rules_keeps_its_merged_heads(
    tmp_path: Path,
) -> None:
    page = page_of(
        tmp_path,
        "<table class=table-bordered><tr><td rowspan=2>Xã<td colspan=2>Hồ sơ"
        "<tr><td>Nhận<td>Trễ hạn<tr><td>An<td>1.450<td>12%<tr><td>Bình<td>320<td>7%</table>",
    )
    [table] = page.tables
    assert [(c.row, c.column, c.text) for c in table.cells[:4]] == [
        (1, 1, "Xã"),
        (1, 2, "Hồ sơ"),
        (2, 2, "Nhận"),
        (2, 3, "Trễ hạn"),
    ]


def test_a_table_of_words_that_nothing_rules_is_layout(tmp_path: Path) -> None:
    page = page_of(
        tmp_path,
        "<table><tr><td>Trang chủ<td>Tin tức<tr><td>Liên hệ<td>12</table>",
    )
    assert page.tables == ()


def test_a_frame_round_the_words_of_a_cell_is_no_part_of_the_page(
    tmp_path: Path,
) -> None:
    page = page_of(
        tmp_path,
        "<table border=1><tr><th>Đơn vị<th>Tiếp nhận<th>Giải quyết<tr><td>Thanh tra<td>347"
        "<td><table><tr><td>331</td></tr></table><tr><td>Văn phòng<td>411<td>402</table>",
    )
    assert page.text == (
        "Đơn vị\tTiếp nhận\tGiải quyết\nThanh tra\t347\t331\nVăn phòng\t411\t402"
    )
    assert len(page.tables) == 1


def test_portal_article_without_its_furniture(tmp_path: Path) -> None:
    menu = "".join(
        f"<li><a href='/{n}'>Chuyên mục {n}</a></li>" for n in range(8)
    )
    body = "<p>Đến nay huyện có 12/15 xã dùng chữ ký số, đạt tỷ lệ 80%.</p>" * 6
    page = page_of(
        tmp_path,
        f"<html><head><title>Cổng</title></head><body><ul>{menu}</ul><div class='top-menu'>Liên hệ"
        f"</div><div id=content><h1>Chuyển đổi số</h1>{body}</div><div class='tin-lienquan'><a "
        f"href=1>Tin khác</a></div><footer>Bản quyền</footer></body></html>",
    )
    assert (
        page.text.split("\n")
        == ["Chuyển đổi số"]
        + ["Đến nay huyện có 12/15 xã dùng chữ ký số, đạt tỷ lệ 80%."] * 6
    )


def test_a_page_called_banner_is_still_the_page(tmp_path: Path) -> None:
    assert (
        page_of(
            tmp_path, "<div class=banner><p>Toàn văn báo cáo</p></div>"
        ).text
        == "Toàn văn báo cáo"
    )


@pytest.mark.parametrize(
    "markup",
    [
        "<font face='.VnTime'>C«ng nghÖ th«ng tin</font>".encode("latin-1"),
        "<meta charset=utf-8><span style='font-family:\".VnTime\",serif'>C«ng nghÖ th«ng "
        "tin</span>".encode(),
        b"<meta http-equiv=Content-Type content='text/html; charset=x-user-defined'><p>"
        + "Coâng ngheä thoâng tin".encode("latin-1"),
        "<meta charset='windows-1258'><p>Công nghê\u0323 thông tin".encode(
            "cp1258"
        ),
    ],
)
def test_html_in_old_encodings(tmp_path: Path, markup: bytes) -> None:
    assert page_of(tmp_path, markup).text == "Công nghệ thông tin"


def test_html_as_word_writes_it(tmp_path: Path) -> None:
    markup = """<html xmlns:o="urn:x"><head><style><!-- /* chữ */ @font-face {font-family:".VnTime";}
        p.MsoNormal, li.MsoNormal {margin:0in; font-family:".VnTime", serif} h1 {font-family:".VnTimeH"}
        --></style></head><body><table class=MsoNormalTable border=0><tr><td style='padding:0in'>
        <p class=MsoNormal>UBND HUYEN A<o:p></o:p></p><p class=MsoNormal>Sè: 5/BC</p></td>
        <td><p class=MsoNormal>§éc lËp</p></td></tr></table><h1>b¸o c¸o</h1>
        <p class=MsoNormal>Cã 25 m¸y<a href="#_ftn1" name="_ftnref1">[1]</a>, ®¹t<span style='mso-tab-count:1'>
        </span>5%</p><table class=MsoTableGrid border=1><tr><td>TT<td>M¸y<tr><td>1<td>25</table>
        <!--[if gte vml 1]><v:shape>x</v:shape><![endif]-->
        <p><a href="#_ftnref1" name="_ftn1">[1]</a> Sè liÖu</p></body>"""
    page = page_of(tmp_path, markup)
    assert page.text.split("\n") == [
        "UBND HUYEN A\tĐộc lập",
        "Số: 5/BC",
        "báo cáo",
        "Có 25 máy ¹, đạt\t5%",
        "TT\tMáy",
        "1\t25",
        "¹ Số liệu",
    ]
    assert "\nBÁO CÁO\n" in page.shown() and len(page.tables) == 1


def test_web_archive(tmp_path: Path) -> None:
    markup = (
        b'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="x"\r\n\r\n--x\r\n'
        b'Content-Type: text/html; charset="utf-8"\r\nContent-Transfer-Encoding: '
        b"quoted-printable\r\n\r\n"
        b"<p>C=C3=B4ng ngh=E1=BB=87</p>\r\n--x\r\nContent-Type: image/png\r\n\r\nabc\r\n--x--\r\n"
    )
    assert page_of(tmp_path, markup).text == "Công nghệ"


@pytest.mark.parametrize(
    "tag", ["div", "b", "table><tr><td", "ul><li", "font", "blockquote"]
)
def test_deep_html_does_not_crash(tmp_path: Path, tag: str) -> None:
    count = 100_000
    path = tmp_path / "a.html"
    path.write_text(f"<{tag}>" * count + "đáy 5 hồ sơ")
    reading = read_html(path, ReadOptions())
    assert reading.pages[0].text == "đáy 5 hồ sơ"
    assert "nested too deep" in reading.problem


def test_html_loads_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "other.html").write_text("nội dung khác")
    markup = (
        "<!DOCTYPE html SYSTEM 'other.html'><base href='http://192.0.2.1/'><link rel=stylesheet "
        "href=other.html>"
        "<object data=other.html></object><embed src=other.html><img src=http://192.0.2.1/a.png "
        "alt=ảnh>"
        "<iframe src=other.html></iframe><script src=other.html></script><p>chỉ đoạn này</p>"
    )
    assert page_of(tmp_path, markup).text == "chỉ đoạn này"


def test_html_larger_than_memory_allows(tmp_path: Path) -> None:
    with pytest.raises(LimitPassed, match="limit memory_bytes"):
        page_of(tmp_path, "<p>x" * 2_000_000, Limits(memory_bytes=200 << 20))


@pytest.mark.parametrize(
    "markup",
    [
        "",
        " ",
        "<",
        "<!-- -->",
        "<html></html>",
        "\0\0",
        "<p>\ud7ff",
        "&#xD800;&#0;",
        "a<nav>b</nav>c\x02d<p>e",
        "<p>x\x05<script></script>\x06y",
    ],
)
def test_odd_html(tmp_path: Path, markup: str) -> None:
    path = tmp_path / "a.html"
    path.write_text(markup)
    try:
        assert len(read_html(path, ReadOptions()).pages) == 1
    except UnreadableInput as error:
        assert "HTML" in str(error)


MARKUP = st.lists(
    st.sampled_from(
        [
            "<p>",
            "</p>",
            "<table border=1>",
            "</table>",
            "<tr>",
            "<td rowspan=9>",
            "<td>",
            "<li>",
            "<ul>",
            "</ul>",
            "<ol>",
            "<br>",
            "<pre>",
            "</pre>",
            "<sup>1</sup>",
            "<sup>",
            "<a href=x>",
            "<nav>",
            "<article>",
            "<b class=menu>",
            "<!--",
            "-->",
            "<svg>",
            "<font face='.VnTimeH'>",
            "x y\n",
            "1.204",
            "Sè hå s¬",
            "&nbsp;",
            "&bogus;",
            "\t",
            "</div>",
            "<caption>",
            "<template>",
        ]
    ),
    max_size=40,
).map("".join)


@settings(
    deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(MARKUP)
def test_any_markup_reads(tmp_path: Path, markup: str) -> None:
    path = tmp_path / "a.html"
    path.write_text(markup)
    try:
        [page] = html._parse(path, Limits()).reading().pages
    except UnreadableInput:
        return
    assert all(
        page.text[c.start : c.end] == c.text
        for table in page.tables
        for c in table.cells
    )


@pytest.mark.parametrize(
    ("markup", "problem"),
    [
        (
            "<iframe srcdoc='&lt;p&gt;64 máy'></iframe>",
            "a page within the page",
        ),
        ("<svg><text>64 máy</text></svg>", "a drawing with figures"),
        (
            "<style>td:first-child{text-decoration:line-through}</style>",
            "may strike figures",
        ),
        ("<svg><path d='M0 0'/></svg>", ""),
    ],
)
def test_what_the_page_shows_unread_is_named(
    tmp_path: Path, markup: str, problem: str
) -> None:
    path = tmp_path / "a.html"
    path.write_text(f"<meta charset=utf-8>{markup}<p>Báo cáo", encoding="utf-8")
    told = read_html(path, ReadOptions()).problem
    assert problem in told and bool(problem) == bool(told)


def test_a_field_with_characters_that_xml_forbids_is_shown(
    tmp_path: Path,
) -> None:
    assert (
        page_of(tmp_path, "<p>có <input value='6\x014'> máy").text
        == "có 64 máy"
    )
