"""The initials of a body's name, by which the code in a symbol is known for its own."""

from __future__ import annotations

import pytest

from pipeline import symbols
from pipeline.structure import codes


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Sở Giáo dục và Đào tạo", "SGDĐT"),
        ("SỞ GIÁO DỤC VÀ ĐÀO TẠO", "SGDĐT"),
        ("Trường Đại học Nha Trang", "TĐHNT"),
        ("Trung tâm Ứng dụng - Truyền thông", "TTƯDTT"),
        ("Phòng Văn hóa-Thông tin", "PVHTT"),
        ("Xã Ổ Loi", "XÔL"),
        ("Trường THCS Nguyễn Du", "TTHCSND"),
        ("HĐND thành phố Huế", "HĐNDTPH"),
        ("Ban Quản lý Khu công nghiệp 4", "BQLKCN"),
        ("", ""),
    ],
)
def test_initials(name: str, expected: str) -> None:
    assert codes.initials(name) == expected


@pytest.mark.parametrize(
    ("code", "name", "expected"),
    [
        ("ĐLBL", "Công ty Điện lực Bạc Liêu", True),
        ("SGDĐT", "Sở Giáo dục và Đào tạo", True),
        ("SGDVĐT", "Sở Giáo dục và Đào tạo", False),
        ("HĐND", "HĐND thành phố Hà Nội", True),
        ("THCSND", "Trường THCS Nguyễn Du", True),
        ("SYT", "Sở Nội vụ", False),
        ("S", "Sở Nội vụ", False),
    ],
)
def test_a_code_is_made_of_a_name(code: str, name: str, expected: bool) -> None:
    assert codes.is_made_of(code, name) is expected


@pytest.mark.parametrize(
    ("code", "body", "expected"),
    [
        ("12/BC-DHNT", "Trường Đại học Nha Trang", "12/BC-ĐHNT"),
        ("12/BC-TTUD", "Trung tâm Ứng dụng Tin học", "12/BC-TTƯD"),
        ("12/BC-VHDL", "Phòng Văn hóa-Du lịch", "12/BC-VHDL"),
        ("12/BC-THCSDK", "Trường THCS Đa Kao", "12/BC-THCSĐK"),
        ("12/BC-SYT", "Sở Y tế", "12/BC-SYT"),
    ],
)
def test_marks_that_scanning_lost(code: str, body: str, expected: str) -> None:
    symbol = symbols.parse(code)
    assert symbol is not None
    assert codes.with_code_spelt_by(symbol, body).code == expected
