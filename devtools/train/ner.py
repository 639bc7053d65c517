"""Trains ``models/ner``: names of bodies and systems.

    python -m devtools.train ../shared ner

Learns from sentences of our own (``figures.txt``, ``names.txt``), filled with numbers, places,
bodies and systems drawn by a fixed seed, and from weak labels: what the rules say of the corpora
and of the excerpts. The gold is not read. Minutes on one core."""

from __future__ import annotations

import json
import lzma
import random
import re
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pipeline import place_names
from pipeline.facts.indicator.readings import readings
from pipeline.names.system_names import named
from pipeline.names.system_words import systems
from pipeline.resources import MODELS

SEED = 20191127
COPIES = 24  # of each composed sentence
NAMED = 8000  # sentences that the tagger of names learns from
LEGAL = 220  # documents of the corpus that give weak labels
_HERE = Path(__file__).parent
_SLOT = re.compile(r"\{([a-z0-9_.-]+)([%/$]?)\}|<(\w+)>")
_ORG = re.compile(
    r"(?<![\w])(?:Bộ|Sở|UBND|HĐND|Ủy ban nhân dân|Hội đồng nhân dân|Cục|Chi cục|Tổng cục|Văn "
    r"phòng|Trung tâm|Công ty|"
    r"Tập đoàn|Ban|Bệnh viện|Viện|Học viện|Đại học|Ngân hàng|Kho bạc|Công an|Thanh "
    r"tra)(?:\s(?:tỉnh|thành phố|huyện|xã|"
    r"phường|Nhà nước|nhân dân))?(?:\s(?:và\s)?[A-ZĐÀ-Ỹ][\wÀ-ỹ]*){1,7}"
)
_OPENINGS = (
    "Tính đến thời điểm báo cáo, ",
    "Đến nay, ",
    "Trong năm <nam>, ",
    "Thực hiện kế hoạch được giao, ",
    "- ",
    "+ ",
    "Bên cạnh đó, ",
    "Theo báo cáo của <co>, ",
    "Trong kỳ, ",
    "Về kết quả thực hiện: ",
    "Ngoài ra, ",
)
_ENDINGS = (
    " (kèm theo phụ lục).",
    ", tăng so với cùng kỳ.",
    ", đáp ứng yêu cầu công việc.",
    " trên địa bàn <tinh>.",
    ", góp phần cải cách hành chính.",
    " theo chỉ đạo của <co>.",
    " (trừ văn bản mật).",
)
Annotated = tuple[str, list[tuple[int, int, str]]]


def train(shared: Path) -> None:
    """Writes ``models/ner/names``."""
    rng = random.Random(SEED)
    composed = list(_composed(rng))
    print(f"  {len(composed)} composed sentences", flush=True)
    weak = list(_weak(shared))
    annotated = list(composed)
    annotated += [
        (text, spans) for body in weak for text, spans in _sentences(body)
    ]
    _names(annotated, MODELS / "ner" / "names")


def _lines(name: str) -> list[str]:
    lines = (_HERE / name).read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def _composed(rng: random.Random) -> Iterator[Annotated]:
    """Every composed sentence with the spans of its names, COPIES times."""
    own, naming = _lines("figures.txt"), _lines("names.txt")
    copies = [
        *((line, COPIES) for line in own),
        *((line, 2 * COPIES) for line in naming),
        *((line, 3) for line in _generated(rng)),
    ]
    for template, number in copies:
        for _ in range(number):
            yield _fill(_longer(template, own, rng), rng)


def _longer(template: str, own: list[str], rng: random.Random) -> str:
    """A sentence as reports have it: opened by a phrase of time or basis, or joined to another."""
    if rng.random() < 0.5:
        template = rng.choice(_OPENINGS) + template[:1].lower() + template[1:]
    if rng.random() < 0.3:
        template = (
            template.rstrip(".")
            + rng.choice(("; ", ", ", "; đồng thời ", ". "))
            + rng.choice(own)
        )
    if rng.random() < 0.3:
        template = template.rstrip(".") + rng.choice(_ENDINGS)
    return template


def _generated(rng: random.Random) -> Iterator[str]:
    """Frames filled with the nouns and cues of the taxonomy, so that a new row needs no sentence of
    its own."""
    for row in readings():
        nouns = [noun for noun in row.nouns if not noun.startswith("~")] or [""]
        cues = [cue.replace("..", "").strip("^") for cue in row.cues] or [""]
        for _ in range(14):
            noun, cue = rng.choice(nouns), rng.choice(cues)
            for label in sorted(row.labels):
                mark = {"PERCENT": "%", "RATIO": "/", "MONEY": "$"}.get(
                    label, ""
                )
                slot = f"{{{row.code}{mark}}}"
                frames = (
                    [
                        f"Tỷ lệ {noun} {cue} đạt {slot}.",
                        f"Có {slot} {noun} {cue}.",
                        f"{noun} {cue}: {slot}.",
                    ]
                    if mark in ("%", "/")
                    else [
                        f"{cue} với kinh phí {slot}.",
                        f"Kinh phí {cue} là {slot}.",
                    ]
                    if mark == "$"
                    else [
                        f"Số {noun} {cue} là {slot} {noun}.",
                        f"<co> đã {cue} {slot} {noun}.",
                        f"Có {slot} {noun} {cue}.",
                    ]
                )
                yield " ".join(rng.choice(frames).split())


def _fill(template: str, rng: random.Random) -> Annotated:
    text, spans, last = "", [], 0
    for slot in _SLOT.finditer(template):
        text += template[last : slot.start()]
        last = slot.end()
        if slot[1]:
            text += _number(slot[1], slot[2], rng)
            continue
        words, label = _words(slot[3], rng)
        if label:
            spans.append((len(text), len(text) + len(words), label))
        text += words
    return text + template[last:], spans


def _number(code: str, mark: str, rng: random.Random) -> str:
    size = rng.choice((9, 99, 999, 9999, 99999))
    whole = rng.randint(2, size)
    grouped = f"{whole:,}".replace(",", ".") if whole > 999 else f"{whole:02d}"
    if mark == "%":
        return rng.choice(
            (
                "100%",
                f"{rng.randint(1, 99)}%",
                f"{rng.randint(1, 99)},{rng.randint(1, 9)}%",
            )
        )
    if mark == "/":
        total = rng.randint(5, 300)
        return f"{rng.randint(1, total)}/{total}"
    if mark == "$":
        return f"{grouped},{rng.randint(1, 9)} {rng.choice(('triệu đồng', 'tỷ đồng'))}"
    row = next((row for row in readings() if row.code == code), None)
    if (
        row is not None
        and "MEASURE" in row.labels
        and "COUNT" not in row.labels
    ):
        return (
            f"{rng.randint(2, 900)} Mbps"
            if row.unit == "Mbps"
            else f"0,{rng.randint(2000, 8999)}"
        )
    return grouped


def _words(slot: str, rng: random.Random) -> tuple[str, str]:
    """Words for a slot and the label of the name they are, "" for none."""
    place = rng.choice(_places())
    if slot == "tinh":
        return f"tỉnh {place}", ""
    if slot == "nam":
        return str(rng.randint(2012, 2025)), ""
    if slot == "co":
        field = rng.choice(
            (
                "Nội vụ",
                "Tư pháp",
                "Công Thương",
                "Y tế",
                "Tài chính",
                "Giáo dục và Đào tạo",
                "Xây dựng",
                "Thông tin và Truyền thông",
                "Nông nghiệp và Môi trường",
                "Khoa học và Công nghệ",
            )
        )
        return rng.choice(
            (
                f"Sở {field}",
                f"UBND tỉnh {place}",
                f"Sở {field} tỉnh {place}",
                f"UBND huyện {place}",
                f"Bộ {field}",
                f"Trung tâm Công nghệ thông tin {place}",
                f"UBND xã {place}",
            )
        ), "ORG"
    if slot == "he" and rng.random() < 0.6:
        row = rng.choice(systems())
        name = rng.choice([v for v in row.variants.split("|") if ".." not in v])
        return rng.choice(
            (
                name,
                name[:1].upper() + name[1:],
                row.system.replace(" {level}", ""),
            )
        ), "SYSTEM"
    syllables = (
        "Vina",
        "Edu",
        "Gov",
        "Doc",
        "Net",
        "Soft",
        "Med",
        "Land",
        "Tax",
        "Smart",
        "Hub",
        "Care",
        "Sys",
    )
    made = "".join(rng.sample(syllables, 2)) + rng.choice(
        ("", "", " 2.0", "-VN", " Pro")
    )
    field = rng.choice(
        (
            "hộ tịch",
            "đất đai",
            "nhân sự",
            "bệnh án",
            "học sinh",
            "hộ kinh doanh",
            "tài sản công",
        )
    )
    return rng.choice(
        (made, made, f"phần mềm quản lý {field}", f"cơ sở dữ liệu {field}")
    ), "SYSTEM"


def _places() -> list[str]:
    return sorted(place_names.place_names())


def _weak(shared: Path) -> Iterator[str]:
    """Texts that the rules label: excerpts and statutes."""
    for path in sorted((shared / "unseen").glob("*.txt")):
        yield path.read_text(encoding="utf-8")
    with lzma.open(
        shared / "corpora" / "legal_texts.jsonl.xz", "rt", encoding="utf-8"
    ) as file:
        for number, line in enumerate(file):
            if number % 4 == 1 and number // 4 < LEGAL:
                yield json.loads(line)["text"][2000:14000]


def _sentences(text: str) -> Iterator[Annotated]:
    """Lines of a text with the names that the rules and the form of bodies' names give."""
    for line in text.splitlines():
        if not 40 < len(line) < 500:
            continue
        spans = [
            (name.start, name.end, "SYSTEM")
            for name in named(line, learned=False)
        ]
        spans += [
            (m.start(), m.end(), "ORG")
            for m in _ORG.finditer(line)
            if all(
                m.end() <= start or end <= m.start() for start, end, _ in spans
            )
        ]
        if spans:
            yield line, sorted(spans)


def _names(annotated: list[Annotated], folder: Path) -> None:
    """A small convolutional tagger of names."""
    import spacy
    from spacy.training import Example as Pair

    rng = random.Random(SEED)
    # those with names first
    annotated = sorted(annotated, key=lambda pair: (not pair[1], rng.random()))
    spacy.util.fix_random_seed(SEED)
    pipeline = spacy.blank("xx")
    pipeline.add_pipe(
        "ner",
        config={
            "model": {
                "@architectures": "spacy.TransitionBasedParser.v2",
                "state_type": "ner",
                "extra_state_tokens": False,
                "hidden_width": 48,
                "maxout_pieces": 2,
                "use_upper": True,
                "tok2vec": {
                    "@architectures": "spacy.HashEmbedCNN.v2",
                    "pretrained_vectors": None,
                    "width": 64,
                    "depth": 3,
                    "embed_size": 1200,
                    "window_size": 1,
                    "maxout_pieces": 3,
                    "subword_features": True,
                },
            }
        },
    )
    pairs = []
    for text, spans in annotated[:NAMED]:
        document = pipeline.make_doc(text)
        entities = [
            span
            for span in spans
            if document.char_span(span[0], span[1]) is not None
        ]
        pairs.append(Pair.from_dict(document, {"entities": entities}))
    optimizer = pipeline.initialize(lambda: pairs[:300])
    _rounds(pipeline, pairs, optimizer, rounds=8, rng=rng)
    _save(pipeline, folder)


def _rounds(
    pipeline: Any,
    pairs: list[Any],
    optimizer: Any,
    rounds: int,
    rng: random.Random,
) -> None:
    for number in range(rounds):
        rng.shuffle(pairs)
        losses: dict[str, float] = {}
        for at in range(0, len(pairs), 64):
            pipeline.update(
                pairs[at : at + 64], sgd=optimizer, losses=losses, drop=0.2
            )
        print(f"  round {number + 1}/{rounds}: {losses}", flush=True)


def _save(pipeline: Any, folder: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    folder.parent.mkdir(parents=True, exist_ok=True)
    # its strings would list the words of the corpora; hashes need none
    pipeline.to_disk(folder, exclude=["vocab"])
    size = sum(
        file.stat().st_size for file in folder.rglob("*") if file.is_file()
    )
    print(f"  {folder.name}: {size / 1e6:.1f} MB", flush=True)


if __name__ == "__main__":
    train(Path(sys.argv[1] if len(sys.argv) > 1 else "../shared").resolve())
