"""Composes archives of any size: reports as text, as PDF and as scans, and inputs that are broken
or mean harm.

Everything follows from the number of the report, so that two runs make the same bytes."""

from __future__ import annotations

import gzip
import io
import random
import struct
import tarfile
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pypdfium2
from PIL import Image
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

FONT = "/usr/share/fonts/truetype/croscore/Tinos-{}.ttf"
_PLACES = (
    "Hà Giang",
    "Lào Cai",
    "Quảng Ngãi",
    "Kon Tum",
    "Vĩnh Long",
    "Đồng Tháp",
    "Bình Định",
    "Phú Thọ",
)
_BODIES = (
    ("SỞ NỘI VỤ", "SNV"),
    ("SỞ Y TẾ", "SYT"),
    ("SỞ TÀI CHÍNH", "STC"),
    ("SỞ GIÁO DỤC VÀ ĐÀO TẠO", "SGDĐT"),
)
_SYSTEMS = ("VNPT-iOffice", "eOffice", "VNPT-HIS", "SMAS", "vnEdu")
_SENTENCES = (
    "Toàn ngành hiện có {a} máy vi tính, bình quân {b} máy tính/người; {c} đơn vị có mạng nội bộ.",
    "Trong năm {year}, đơn vị tiếp nhận {a} hồ sơ qua dịch vụ công trực tuyến, trong đó mức độ 3 "
    "là {b} hồ sơ, "
    "mức độ 4 là {c} hồ sơ.",
    "Kinh phí mua sắm thiết bị là {m} triệu đồng, đạt {p}% kế hoạch được giao tại Quyết định số "
    "{q}/QĐ-UBND "
    "ngày {d}/{mo}/{before}.",
    "Hệ thống {system} được triển khai tại {c} đơn vị với {a} tài khoản; tỷ lệ văn bản đi ký số "
    "đạt {p}%.",
    "Đã tổ chức {b} lớp tập huấn cho {a} lượt cán bộ, công chức, viên chức theo Kế hoạch số "
    "{q}/KH-UBND.",
    "Đường truyền của trụ sở có tốc độ {b} Mbps; cổng thông tin điện tử đăng {a} tin bài, có {q} "
    "lượt truy cập.",
    "Tỷ lệ hồ sơ giải quyết đúng hạn là {p}%, giảm {b} hồ sơ trễ hạn so với cùng kỳ năm trước.",
)
_PLAIN = (
    "Công tác chỉ đạo, điều hành được triển khai thường xuyên, gắn với cải cách hành chính của "
    "đơn vị.",
    "Lãnh đạo các phòng quan tâm bố trí cán bộ phụ trách, kịp thời tháo gỡ khó khăn cho cơ sở.",
    "Việc gửi, nhận văn bản điện tử giữa các cơ quan từng bước đi vào nề nếp, bảo đảm an toàn "
    "thông tin.",
    "Một số đơn vị ở vùng sâu, vùng xa còn thiếu thiết bị, đường truyền chưa ổn định.",
    "Đề nghị cơ quan cấp trên quan tâm hỗ trợ kinh phí và đào tạo nguồn nhân lực trong thời gian "
    "tới.",
    "Ý thức bảo mật của người dùng được nâng lên; các phần mềm dùng chung được khai thác hiệu quả "
    "hơn.",
)
_HEADINGS = (
    "KẾT QUẢ THỰC HIỆN",
    "HẠ TẦNG KỸ THUẬT",
    "DỊCH VỤ CÔNG TRỰC TUYẾN",
    "NGUỒN NHÂN LỰC",
    "KINH PHÍ",
    "TỒN TẠI, HẠN CHẾ",
    "PHƯƠNG HƯỚNG",
)


def lines(number: int, sections: int = 4) -> list[str]:
    """The lines of report ``number``: letterhead, sections with figures, signature."""
    chance = random.Random(number)
    place, (body, code) = chance.choice(_PLACES), chance.choice(_BODIES)
    year = chance.randint(2015, 2024)
    day, month = chance.randint(1, 28), chance.randint(1, 12)
    found = [
        f"UBND TỈNH {place.upper()}\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        f"{body}\tĐộc lập - Tự do - Hạnh phúc",
        f"Số: {number}/BC-{code}\t{place}, ngày {day:02} tháng {month:02} năm {year}",
        "",
        "BÁO CÁO",
        f"Kết quả ứng dụng công nghệ thông tin năm {year}",
        "",
    ]
    for n in range(sections):
        found.append(f"{n + 1}. {_HEADINGS[n % len(_HEADINGS)]}")
        for _ in range(5):
            # Two sentences in three hold no figure: about as many figures a page as real reports
            # have.
            sentence = chance.choice(
                _SENTENCES if chance.random() < 0.35 else _PLAIN
            )
            found.append(
                "- "
                + sentence.format(
                    a=f"{chance.randint(1000, 99999):,}".replace(",", "."),
                    b=chance.randint(2, 99),
                    c=chance.randint(2, 60),
                    m=f"{chance.randint(10, 9999) / 10:.1f}".replace(".", ","),
                    p=f"{chance.randint(100, 999) / 10:.1f}".replace(".", ","),
                    q=chance.randint(10, 4000),
                    d=f"{chance.randint(1, 28):02}",
                    mo=f"{chance.randint(1, 12):02}",
                    year=year,
                    before=year - 1,
                    system=chance.choice(_SYSTEMS),
                )
            )
    return [
        *found,
        "Trên đây là báo cáo của đơn vị./.",
        "",
        "Nơi nhận:\tKT. GIÁM ĐỐC",
        "- Như trên;\tPHÓ GIÁM ĐỐC",
        f"- Lưu: VT, CNTT.\tNguyễn Văn {chr(65 + number % 20)}n",
    ]


def text(number: int) -> bytes:
    """Report ``number`` as a text file of one page."""
    return ("\n".join(lines(number, sections=2)) + "\n").encode()


def pdf(number: int, pages: int = 3, sections: int = 5) -> bytes:
    """Report ``number`` as a PDF with a text layer, of about so many ``pages`` of as many
    ``sections`` each."""
    for style in ("Regular", "Bold"):
        pdfmetrics.registerFont(TTFont(style, FONT.format(style)))
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=A4, invariant=1)
    y = 790.0
    for line in lines(number, sections * pages):
        left, _, right = line.partition("\t")
        for part in _wrap(left, 250 if right else 480):
            if y < 70:
                canvas.showPage()
                y = 790.0
            canvas.setFont("Bold" if left.isupper() else "Regular", 13)
            canvas.drawString(80, y, part)
            if right:
                canvas.drawString(335, y, right)
                right = ""
            y -= 19
    canvas.save()
    return buffer.getvalue()


def _wrap(line: str, width: float) -> Iterator[str]:
    part = ""
    for word in line.split():
        longer = f"{part} {word}".strip()
        if part and pdfmetrics.stringWidth(longer, "Regular", 13) > width:
            yield part
            longer = word
        part = longer
    yield part


def scan(number: int, pages: int = 2, dpi: int = 200) -> bytes:
    """Report ``number`` as it comes from an office scanner: grey JPEG pages, a little skewed, with
    noise."""
    chance = np.random.default_rng(number)
    pictures: list[Image.Image] = []
    document = pypdfium2.PdfDocument(pdf(number, pages, sections=3))
    for n in range(min(pages, len(document))):
        bitmap = (
            document[n]
            .render(scale=dpi / 72, grayscale=True)
            .to_numpy()
            .squeeze()
        )
        skew = float(chance.uniform(-0.8, 0.8))
        page = Image.fromarray(bitmap).rotate(
            skew, Image.Resampling.BILINEAR, fillcolor=255
        )
        grey = (
            np.asarray(page, dtype=np.float32) * 0.86
            + 18
            + chance.normal(0, 7, bitmap.shape)
        )
        pictures.append(Image.fromarray(grey.clip(0, 255).astype(np.uint8)))
    buffer = io.BytesIO()
    pictures[0].save(
        buffer,
        "PDF",
        save_all=True,
        append_images=pictures[1:],
        resolution=dpi,
        quality=70,
    )
    return buffer.getvalue()


# ---------------------------------------------------------------- inputs that are broken or mean
# harm


def hostile() -> Iterator[tuple[str, bytes]]:
    """Sixty names and contents, each of which must end as a row of its own with a reason, or as a
    harmless document."""
    whole, sheet = pdf(7, 1), scan(7, 1)
    letter = text(7)
    for n in range(8):
        yield f"cut-{n}.pdf", whole[: len(whole) * (n + 1) // 10]
    for n in range(8):
        yield f"scratched-{n}.pdf", _scratched(sheet if n % 2 else whole, n)
    for n in range(6):
        yield (
            f"noise-{n}.{('pdf', 'png', 'docx', 'txt', 'html', 'zip')[n]}",
            random.Random(n).randbytes(4000),
        )
    for name in ("empty.pdf", "empty.txt"):
        yield name, b""
    yield "only-header.pdf", b"%PDF-1.7\n"
    yield "no-pages.pdf", _pdf_of(0)
    yield "thousands-of-empty-pages.pdf", _pdf_of(3000)
    action = (
        b"/Type /Catalog /OpenAction << /S /JavaScript /JS (app.alert(1)) >>"
    )
    yield "javascript.pdf", whole.replace(b"/Type /Catalog", action)
    yield "endless-tree.pdf", _pdf_of(1).replace(b"/Kids [", b"/Kids [2 0 R ")
    yield "huge.png", _png(60_000, 60_000)
    yield "wide.png", _png(200_000, 3)
    yield "lying.png", _png(500, 500)[:80]
    yield "tiny.png", _picture(Image.new("L", (1, 1)))
    yield "blank.jpg", _picture(Image.new("L", (1200, 1700), 255), "JPEG")
    yield "black.png", _picture(Image.new("L", (1200, 1700)))
    yield "bomb.zip", _zip({"bomb.txt": bytes(200 << 20)})
    yield "nested.zip", _nested(6)
    yield (
        "climbing.zip",
        _zip({"../../outside.txt": letter, "/absolute.txt": letter + b"1\n"}),
    )
    yield "cut.zip", _zip({"a.txt": letter + b"2\n"})[:-30]
    yield "empty.zip", _zip({})
    yield "links.tar", _tar_with_links()
    yield "bomb.gz", gzip.compress(bytes(100 << 20))
    yield "cut.tar.gz", gzip.compress(_tar_with_links())[:60]
    yield (
        "deep.html",
        b"<html><body>" + b"<div>" * 60_000 + "Tổng số 12 máy tính".encode(),
    )
    away = b"http://127.0.0.1:1/a"
    yield (
        "loads.html",
        (
            b'<html><head><link rel=stylesheet href="%s"><script src="%s"></script></head><body>'
            b'<img src="%s"><p>12 m\xc3\xa1y</p></body></html>'
            % (away, away, away)
        ),
    )
    yield (
        "entities.html",
        (
            b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]><html><body>'
            b"<p>&b;</p></body></html>"
        ),
    )
    yield (
        "external.docx",
        _docx(
            b'<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]>', b"&x;"
        ),
    )
    yield "laughs.docx", _docx(_laughs(), b"&l9;")
    yield (
        "no-document.docx",
        _zip({"[Content_Types].xml": b"<Types/>", "word/other.xml": b"<x/>"}),
    )
    yield "one-line.txt", b"12 m\xc3\xa1y t\xc3\xadnh, " * 3_000
    yield "numbers.txt", b"1.234.567 " * 20_000
    yield "brackets.txt", b"(" * 100_000 + b")" * 100_000
    yield "digits.txt", b"9" * 300_000
    yield "marks.txt", ("a" + "\u0301" * 50_000 + " 12 máy").encode()
    yield "right-to-left.txt", "\u202e12 máy tính\u202c".encode()
    yield "utf-16.txt", letter.decode().encode("utf-16")
    yield "surrogates.txt", b"12 m\xed\xa0\x80y t\xc3\xadnh\n"
    yield "nul.txt", b"12 m\0y\0 t\xc3\xadnh\n" * 20
    yield (
        "formula.txt",
        '=HYPERLINK("http://127.0.0.1:1","12 máy tính")\n'.encode(),
    )
    yield "tên \u202eđảo \U0001f600 'quote\" ;rm -rf.txt", letter + b"3\n"
    yield "program.exe", b"MZ" + bytes(3000)


def _scratched(data: bytes, seed: int) -> bytes:
    chance, made = random.Random(seed), bytearray(data)
    for _ in range(40):
        made[chance.randrange(20, len(made))] = chance.randrange(256)
    return bytes(made)


def _pdf_of(pages: int) -> bytes:
    kids = b" ".join(b"%d 0 R" % (n + 3) for n in range(pages))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Count %d /Kids [%s] >>" % (pages, kids),
    ]
    objects += [
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>"
    ] * pages
    made, places = bytearray(b"%PDF-1.4\n"), []
    for n, content in enumerate(objects, 1):
        places.append(len(made))
        made += b"%d 0 obj %s endobj\n" % (n, content)
    start = len(made)
    made += b"xref\n0 %d\n0000000000 65535 f \n" % (len(places) + 1)
    made += b"".join(b"%010d 00000 n \n" % place for place in places)
    return bytes(
        made
    ) + b"trailer << /Root 1 0 R /Size %d >>\nstartxref\n%d\n%%%%EOF\n" % (
        len(places) + 1,
        start,
    )


def _png(width: int, height: int) -> bytes:
    """A picture of zeros that is small on disk and says ``width`` times ``height``."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data))
            + kind
            + data
            + struct.pack(">I", zlib.crc32(kind + data))
        )

    packer, rows = zlib.compressobj(9), []
    for _ in range(min(height, 2000)):
        rows.append(packer.compress(bytes(width // 8 + 1)))
    rows.append(packer.flush())
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0))
        + chunk(b"IDAT", b"".join(rows))
        + chunk(b"IEND", b"")
    )


def _picture(image: Image.Image, kind: str = "PNG") -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, kind)
    return buffer.getvalue()


def _zip(members: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in members.items():
            made.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def _nested(depth: int) -> bytes:
    data = _zip({"inner.txt": b"12\n"})
    for n in range(depth):
        data = _zip({f"level{n}.zip": data})
    return data


def _tar_with_links() -> bytes:
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w") as made:
        for name, kind, target in (
            ("link", tarfile.SYMTYPE, "/etc/passwd"),
            ("hard", tarfile.LNKTYPE, "/etc/passwd"),
            ("pipe", tarfile.FIFOTYPE, ""),
        ):
            info = tarfile.TarInfo(name)
            info.type, info.linkname = kind, target
            made.addfile(info)
    return buffer.getvalue()


def _docx(prologue: bytes, body: bytes) -> bytes:
    space = b'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    types = (
        b'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default '
        b'Extension="rels" '
        b'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override '
        b'PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.'
        b'wordprocessingml.document.main+xml"/></Types>'
    )
    rels = (
        b"<Relationships "
        b'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship '
        b'Id="rId1" '
        b'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/'
        b'officeDocument" '
        b'Target="word/document.xml"/></Relationships>'
    )
    document = (
        b'<?xml version="1.0"?>'
        + prologue
        + b"<w:document "
        + space
        + b"><w:body><w:p><w:r><w:t>"
        + body
        + b"</w:t></w:r></w:p></w:body></w:document>"
    )
    return _zip(
        {
            "[Content_Types].xml": types,
            "_rels/.rels": rels,
            "word/document.xml": document,
        }
    )


def _laughs() -> bytes:
    entities = [b'<!ENTITY l0 "ha">'] + [
        b'<!ENTITY l%d "%s">' % (n, b"&l%d;" % (n - 1) * 10)
        for n in range(1, 10)
    ]
    return b"<!DOCTYPE d [" + b"".join(entities) + b"]>"


def build(
    folder: Path,
    texts: int = 0,
    pdfs: int = 0,
    scans: int = 0,
    broken: bool = False,
) -> Path:
    """An archive in ``folder``: so many reports as text, as PDF, as scans of two pages; broken
    inputs."""
    folder.mkdir(parents=True, exist_ok=True)
    for n in range(texts):
        part = folder / f"texts-{n // 1000:02}"
        part.mkdir(exist_ok=True)
        (part / f"report-{n:05}.txt").write_bytes(text(n + 1))
    for kind, count, make in (("pdf", pdfs, pdf), ("scan", scans, scan)):
        for n in range(count):
            (folder / f"{kind}-{n:04}.pdf").write_bytes(make(n + 1))
    if broken:
        (folder / "broken").mkdir(exist_ok=True)
        for name, data in hostile():
            (folder / "broken" / name).write_bytes(data)
    return folder
