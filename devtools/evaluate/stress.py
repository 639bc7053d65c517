"""How the audit of tables stands a changed figure: ``python -m devtools.evaluate stress``.

Tables are composed with known relations (sums of columns, totals of rows, shares, growth, quantity
by price, points). In each one figure is changed at random; an alarm that names the changed figure
finds it. Alarms without a change are false. The same is done with damaged heads: words dropped,
letters misread, formulas lost."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from pipeline import checks, mentions, structure
from pipeline.records import Document, Page, Reading, Source

Table = list[list[str]]
_HEADS = 2  # rows of every composed head


@dataclass(frozen=True)
class Result:
    """Changes that were found by kind of table, and false alarms without a change."""

    found: Counter[str]
    made: Counter[str]
    false: int

    @property
    def recall(self) -> float:
        return self.found.total() / self.made.total()


def _vn(value: float, decimals: int = 0) -> str:
    text = f"{value:,.{decimals}f}"
    return text.replace(",", "\0").replace(".", ",").replace("\0", ".")


def _groups(dice: random.Random) -> Table:
    rows = [
        ["TT", "Đơn vị", "Tổng số", "Nam", "Nữ"],
        ["A", "B", "1=2+3", "2", "3"],
    ]
    total = [0, 0]
    for at in range(1, dice.randint(6, 14)):
        men, women = dice.randint(20, 900), dice.randint(20, 900)
        total = [total[0] + men, total[1] + women]
        rows.append(
            [str(at), f"Xã số {at}", _vn(men + women), _vn(men), _vn(women)]
        )
    rows.append(
        ["", "Tổng cộng", _vn(sum(total)), _vn(total[0]), _vn(total[1])]
    )
    return rows


def _plan(dice: random.Random) -> Table:
    head = [
        "TT",
        "Chỉ tiêu",
        "Thực hiện 2023",
        "Kế hoạch 2024",
        "Thực hiện 2024",
    ]
    rows = [[*head, "So với KH (%)"], ["A", "B", "1", "2", "3", "4=3/2"]]
    for at in range(1, dice.randint(8, 16)):
        before, plan = dice.randint(100, 9000), dice.randint(100, 9000)
        now = round(plan * dice.uniform(0.6, 1.4))
        share = _vn(100 * now / plan, 1)
        rows.append(
            [
                str(at),
                f"Chỉ tiêu thứ {at}",
                _vn(before),
                _vn(plan),
                _vn(now),
                share,
            ]
        )
    return rows


def _growth(dice: random.Random) -> Table:
    rows = [
        ["TT", "Nội dung", "Năm 2023", "Năm 2024", "Tăng (%)"],
        ["A", "B", "1", "2", "3"],
    ]
    for at in range(1, dice.randint(8, 14)):
        before = dice.randint(100, 9000)
        now = round(before * dice.uniform(1.02, 1.6))
        rise = _vn(100 * (now - before) / before, 2)
        rows.append(
            [str(at), f"Nội dung thứ {at}", _vn(before), _vn(now), rise]
        )
    return rows


def _prices(dice: random.Random) -> Table:
    rows = [
        ["TT", "Thiết bị", "Số lượng", "Đơn giá", "Thành tiền"],
        ["A", "B", "1", "2", "3=1x2"],
    ]
    total = 0
    for at in range(1, dice.randint(5, 10)):
        count, price = dice.randint(2, 60), dice.randint(10, 300) * 100
        total += count * price
        rows.append(
            [
                str(at),
                f"Thiết bị {at}",
                _vn(count),
                _vn(price),
                _vn(count * price),
            ]
        )
    rows.append(["", "Tổng cộng", "", "", _vn(total)])
    return rows


def _points(dice: random.Random) -> Table:
    most = dice.choice([10, 18, 20, 22])
    rows = [
        ["TT", "Đơn vị", "Tỷ lệ (%)", f"Điểm đạt (tối đa {most} điểm)"],
        ["A", "B", "1", "2"],
    ]
    for at in range(1, dice.randint(8, 14)):
        share = dice.randint(4000, 9990) / 100
        rows.append(
            [str(at), f"Sở thứ {at}", _vn(share, 2), _vn(share * most / 100, 2)]
        )
    return rows


KINDS: dict[str, Callable[[random.Random], Table]] = {
    "sum": _groups,
    "share": _plan,
    "growth": _growth,
    "product": _prices,
    "points": _points,
}


def run(count: int = 50, seed: int = 1, damage: bool = False) -> Result:
    """Changes one figure in each of ``count`` tables; ``damage``: heads are damaged first."""
    dice = random.Random(seed)
    found, made, false = Counter[str](), Counter[str](), 0
    for at in range(count):
        kind = list(KINDS)[at % len(KINDS)]
        table = KINDS[kind](dice)
        if damage:
            table = _damaged(table, dice)
        false += len(_alarms(table))
        changed, value = _changed(table, dice, related=kind != "share")
        made[kind] += 1
        found[kind] += any(value in alarm for alarm in _alarms(changed))
    return Result(found, made, false)


def _changed(
    table: Table, dice: random.Random, *, related: bool
) -> tuple[Table, str]:
    """The table with another figure in one cell, and what that cell now says."""
    copy = [row[:] for row in table]
    # the first amounts of a plan belong to no relation
    first = 2 if related else 3
    row = dice.randrange(_HEADS, len(copy))
    column = dice.choice(
        [c for c in range(first, len(copy[row])) if copy[row][c]]
    )
    text = copy[row][column]
    at = dice.choice(
        [i for i, c in enumerate(text.split(",")[0]) if c.isdigit()]
    )
    digit = dice.choice([d for d in "123456789" if d != text[at]])
    copy[row][column] = text[:at] + digit + text[at + 1 :]
    return copy, copy[row][column].replace(".", "").replace(",", ".")


def _damaged(table: Table, dice: random.Random) -> Table:
    """The table with its head as a stamp and a poor scan leave it."""
    copy = [row[:] for row in table]
    for row in copy[:_HEADS]:
        for column in range(2, len(row)):
            hurt = dice.choice(["none", "drop", "letters", "sign"])
            if hurt == "drop":
                row[column] = row[column][len(row[column]) // 2 :]
            elif hurt == "letters":
                row[column] = (
                    row[column]
                    .replace("ố", "6")
                    .replace("ă", "a")
                    .replace("i", "l")
                )
            elif hurt == "sign":
                row[column] = row[column].replace("=", "-")
    return copy


def _alarms(table: Table) -> list[Sequence[str]]:
    """The numbers of each alarm (broken or doubtful) that a table raises."""
    text = "\n".join("\t".join(row) for row in table) + "\n"
    source, reading = (
        Source("a.txt", "", "0" * 16, "text", len(text)),
        Reading((Page(1, text),)),
    )
    layout = structure.parse(reading, source)
    found = mentions.find(source.doc_id, reading, layout)
    told = checks.check_document(Document(source, reading, layout, found))
    kinds = ("sum", "ratio", "same")
    return [c.numbers for c in told if c.outcome != "holds" and c.kind in kinds]


def report(count: int = 50) -> str:
    """Recall by kind and false alarms, with whole and with damaged heads."""
    lines = []
    for name, damage in (("heads whole", False), ("heads damaged", True)):
        result = run(count, damage=damage)
        kinds = ", ".join(
            f"{kind} {result.found[kind]}/{result.made[kind]}" for kind in KINDS
        )
        lines.append(
            f"{name}: recall {result.recall:.2f} ({kinds}), false alarms {result.false}"
        )
    return "\n".join(lines)
