"""Document symbols: canonical form, parts, names in words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline import document_codes, place_names, symbols

CANONICAL = [
    ("979/BC-SGDĐT", "979/BC-SGDĐT"),
    ("1043* /BC-SGDĐT", "1043/BC-SGDĐT"),
    ("951/SGDDĐT-VP", "951/SGDĐT-VP"),
    ("388/QĐ-SGDDT", "388/QĐ-SGDĐT"),
    ("464/TTr-SGD&ĐT", "464/TTr-SGDĐT"),
    ("55/CT-BGDDT", "55/CT-BGDĐT"),
    ("/QĐ UBND", "/QĐ-UBND"),
    (" . . . /BC-SNV", "/BC-SNV"),
    ("56/ 2015/ NĐ - CP", "56/2015/NĐ-CP"),
    ("61/2018/NĐCP", "61/2018/NĐ-CP"),
    ("12/QĐUBND", "12/QĐ-UBND"),
    ("153/QĐ-Ttg", "153/QĐ-TTg"),
    ("80/2014/QD-TTG", "80/2014/QĐ-TTg"),
    ("06/2024/QĐ-UBND", "6/2024/QĐ-UBND"),
    ("05-NQ/TU", "5-NQ/TU"),
    ("1841 - QÐ/TU", "1841-QĐ/TU"),
    ("36a/NQ-CP", "36a/NQ-CP"),
    ("1138/STTTT&CNTT", "1138/STTTT-CNTT"),
    ("2231/SNV-CCHC&PC", "2231/SNV-CCHCPC"),
    ("76/2015/QH13", "76/2015/QH13"),
    ("55/2005/TTLT-BNV–VPCP", "55/2005/TTLT-BNV-VPCP"),
    ("01/1999/QĐ.UB", "1/1999/QĐ.UB"),
    ("2307/ SYT- NVY", "2307/SYT-NVY"),
    ("02/2023/TT-BYT.", "2/2023/TT-BYT"),
    ("36a", "36a"),
]


@pytest.mark.parametrize(("text", "expected"), CANONICAL)
def test_canonical(text: str, expected: str) -> None:
    assert symbols.canonical(text) == expected
    assert symbols.canonical(expected) == expected


PARTS = [
    ("979/BC-SGDĐT", "Báo cáo", "SGDĐT", "", "Sở Giáo dục và Đào tạo"),
    ("28/2018/QĐ-TTg", "Quyết định", "TTg", "", "Thủ tướng Chính phủ"),
    ("43/2011/NĐ-CP", "Nghị định", "CP", "", "Chính phủ"),
    ("1051/STTTT", "Công văn", "STTTT", "", "Sở Thông tin và Truyền thông"),
    ("3755/UBND-HCTC", "Công văn", "UBND", "HCTC", "UBND tỉnh Quảng Ngãi"),
    ("464/TTr-SNgV", "Tờ trình", "SNgV", "", "Sở Ngoại vụ"),
    ("34-CTr/TU", "Chương trình", "TU", "", "Tỉnh ủy Quảng Ngãi"),
    ("76/2015/QH13", "Luật", "QH", "", "Quốc hội"),
    (
        "820/VP-SGD&ĐT",
        "Công văn",
        "VP",
        "SGDĐT",
        "Văn phòng Sở Giáo dục và Đào tạo",
    ),
    (
        "1545/VP-HCTC",
        "Công văn",
        "VP",
        "HCTC",
        "Văn phòng UBND tỉnh Quảng Ngãi",
    ),
    (
        "55/2005/TTLT-BNV-VPCP",
        "Thông tư liên tịch",
        "BNV VPCP",
        "",
        "Bộ Nội vụ, Văn phòng Chính phủ",
    ),
    ("2004/KH-SYT-CĐN", "Kế hoạch", "SYT", "CĐN", "Sở Y tế"),
    ("7/XYZT-AB", "Công văn", "XYZT", "AB", ""),
]


@pytest.mark.parametrize(("text", "kind", "agency", "unit", "issuer"), PARTS)
def test_parts(
    text: str, kind: str, agency: str, unit: str, issuer: str
) -> None:
    symbol = symbols.parse(text)
    assert symbol is not None
    assert (symbol.type, symbol.agency, symbol.unit) == (kind, agency, unit)
    assert symbols.issuer(symbol, "Quảng Ngãi") == issuer


def test_party_committee_of_a_city() -> None:
    symbol = symbols.parse("12-KH/TU")
    assert (
        symbol is not None
        and symbols.issuer(symbol, "Đà Nẵng") == "Thành ủy Đà Nẵng"
    )


@pytest.mark.parametrize(
    "text", ["", "Số", "ngày 12 tháng 3", "123456789/2020", "-", "/"]
)
def test_no_symbol(text: str) -> None:
    assert symbols.parse(text) is None


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("quyết định", "Quyết định"),
        ("KẾ  HOẠCH", "Kế hoạch"),
        ("CV", "Công văn"),
        ("công văn", "Công văn"),
        ("Thông tư liên tịch", "Thông tư liên tịch"),
        ("QĐ", "Quyết định"),
        ("máy tính", ""),
    ],
)
def test_type_said(words: str, expected: str) -> None:
    assert document_codes.type_said(words) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("QUẢNG NGÃI", "Quảng Ngãi"),
        ("Lào cai", "Lào Cai"),
        ("Kon Tun", "Kon Tum"),
        ("Thanh Hoá", "Thanh Hóa"),
        ("Xuân Lộc", "Xuân Lộc"),
    ],
)
def test_place_name(text: str, expected: str) -> None:
    assert place_names.place_name(text) == expected


_TYPES = st.sampled_from(["QĐ", "KH", "BC", "TTr", "NQ", "CTr", "CT", "TB"])
_AGENCIES = st.sampled_from(
    ["UBND", "TTg", "SGDĐT", "STTTT", "BTTTT", "SNV", "HĐND", "SYT"]
)


@given(
    st.integers(1, 99999),
    _TYPES,
    _AGENCIES,
    st.sampled_from(["", " "]),
    st.sampled_from(["-", "–", " - "]),
)
def test_survives_printing(
    number: int, kind: str, agency: str, blank: str, dash: str
) -> None:
    code = f"{number}/{kind}-{agency}"
    assert (
        symbols.canonical(f"0{number}{blank}/{blank}{kind}{dash}{agency}")
        == code
    )
    symbol = symbols.parse(code)
    assert (
        symbol is not None
        and symbol.type == document_codes.type_name(kind)
        and symbol.agency == agency
    )


@given(st.text(max_size=40))
def test_never_raises(text: str) -> None:
    code = symbols.canonical(text)
    place_names.place_name(text)
    document_codes.type_said(text)
    assert symbols.canonical(code) == code
