"""Cut-outs of pages: a band that is drawn alone is the band of the whole page."""

from __future__ import annotations

import io
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image

from devtools.bench.archive import pdf
from pipeline.records import Box
from pipeline.report import pictures


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "report.pdf"
    path.write_bytes(pdf(2, pages=1))
    return path


@pytest.mark.parametrize(
    ("top", "bottom"),
    [
        (0, 1),
        (0, 90),
        (118, 119),
        (372, 512),
        (640, 811),
        (1300, 1404),
        (0, 1404),
    ],
)
def test_a_band_drawn_alone_is_that_of_the_whole_page(
    report: Path, top: int, bottom: int
) -> None:
    whole = (
        pypdfium2.PdfDocument(report)[0]
        .render(scale=120 / 72)
        .to_pil()
        .convert("RGB")
    )
    sheet = pictures._Drawn(report, 1)
    assert sheet.height() == whole.height == 1404
    assert (
        sheet.band(top, bottom).tobytes()
        == whole.crop((0, top, whole.width, bottom)).tobytes()
    )


def test_a_cut_out_frames_its_figures(report: Path, tmp_path: Path) -> None:
    found = pictures.Pictures(
        tmp_path, {("d", 1): (595.0, 842.0)}, {"d": report}
    )
    near, far = (
        [Box(100, 100, 130, 112), Box(200, 120, 230, 132)],
        Box(90, 500, 120, 512),
    )
    cuts = found.cut("d", 1, [far, *near])
    assert [len(cut.frames) for cut in cuts] == [2, 1]
    with Image.open(io.BytesIO(cuts[0].webp)) as picture:
        assert picture.size == (cuts[0].width, cuts[0].height)
    assert found.cut("d", 2, near) == [] == found.cut("other", 1, near)


@pytest.mark.parametrize("data", [b"", b"%PDF-1.4 nothing"])
def test_a_file_that_is_gone_or_broken_has_no_picture(
    tmp_path: Path, data: bytes
) -> None:
    path = tmp_path / "a.pdf"
    if data:
        path.write_bytes(data)
    found = pictures.Pictures(tmp_path, {("d", 1): (595.0, 842.0)}, {"d": path})
    assert found.cut("d", 1, [Box(1, 1, 9, 9)]) == []
