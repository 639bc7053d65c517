"""Where a figure stands for a reader: its anchor in ``places/DOC_ID.html``."""

from __future__ import annotations

from pipeline.folders import PLACES


def link(doc_id: str, mention_id: str, page: int = 1) -> str:
    """The address of a figure, relative to the dataset; of its page where it is no mention.

    >>> link("0123456789abcdef", "0123456789abcdef-m7")
    'places/0123456789abcdef.html#0123456789abcdef-m7'"""
    return f"{PLACES}/{doc_id}.html#{mention_id or f'page-{page}'}"
