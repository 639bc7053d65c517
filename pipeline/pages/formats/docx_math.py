"""Word's equations (Office MathML) on one line, as people type them: 340/350 × 100% = 97,1%.

After ECMA-376 part 1, 22.1."""

from __future__ import annotations

import re

from pipeline.pages.formats.docx_styles import Element, W

M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
EQUATIONS = (f"{M}oMath", f"{M}oMathPara")
_RAISED = str.maketrans("0123456789+-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻")
_SIMPLE = re.compile(r"[\w.,%]*")
_GONE = (f"{W}del", f"{W}moveFrom")  # under change tracking
_DEPTH = 60


def one_line(element: Element, depth: int = 0) -> str:
    """The text of an equation or of a part of one."""
    if depth > _DEPTH or not isinstance(element.tag, str):
        return ""
    name = element.tag.removeprefix(M)
    if name == "t":
        return element.text or ""
    if name.endswith("Pr") or name in _GONE:
        return ""
    part = {child.tag: one_line(child, depth + 1) for child in element}
    if name == "f":
        return f"{_grouped(part.get(M + 'num', ''))}/{_grouped(part.get(M + 'den', ''))}"
    if name == "rad":
        return f"√({part.get(M + 'e', '')})"
    if name == "sSup":
        return part.get(M + "e", "") + _power(part.get(M + "sup", ""))
    if name == "d":
        inner = [
            one_line(child, depth + 1)
            for child in element
            if child.tag == f"{M}e"
        ]
        return f"({'; '.join(inner)})"
    return "".join(one_line(child, depth + 1) for child in element)


def _grouped(text: str) -> str:
    text = text.strip()
    return text if _SIMPLE.fullmatch(text) else f"({text})"


def _power(text: str) -> str:
    raised = text.translate(_RAISED)
    return raised if not re.search(r"[^⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻]", raised) else f"^({text})"
