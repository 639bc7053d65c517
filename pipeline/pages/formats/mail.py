"""Reads the body of an e-mail (RFC 5322 and Outlook's MSG); its attachments are inputs of their
own, see intake."""

from __future__ import annotations

import re
import tempfile
from email.message import EmailMessage
from pathlib import Path

from pipeline import mime
from pipeline.errors import BaocaoError, UnreadableInput, brief
from pipeline.pages.formats import office
from pipeline.pages.formats.assembly import Draft, Run
from pipeline.pages.formats.html import read_page
from pipeline.pages.formats.packed_rtf import unpacked
from pipeline.pages.formats.text_file import to_text
from pipeline.records import Reading, ReadOptions
from pipeline.resources import lookup

_SHOWN_PART = re.compile(r"cid:[^\s\"'>)]+")
_PEOPLE = ("from", "to", "cc")
_RICH_BODY = 0x1009  # PidTagRtfCompressed (MS-OXPROPS)


def _labelled(field: str, value: str) -> str:
    """A line at the head of a message: "Từ: Sở Nội vụ"."""
    label = lookup("mail_heads.tsv", "field", "label")[field]
    return f"{label}: {value}"


def read_mail(path: Path, options: ReadOptions) -> Reading:
    """An e-mail as a mail program shows it: subject, addresses, date, then the body, the richest of
    its alternatives. Raises UnreadableInput where a page in it is broken."""
    message = mime.load(path.read_bytes())
    draft = Draft()
    _head(draft, [mime.field(message, "subject"), *_fields(message)])
    for part in mime.bodies(message):
        data = part.get_payload(decode=True)
        is_html = part.get_content_type() == "text/html"
        if isinstance(data, bytes):
            charset = part.get_content_charset() or ""
            data = data if is_html else mime.without_packed(data)
            _body(draft, data, is_html, charset, options, mime.names(message))
    return draft.reading()


def read_msg(path: Path, options: ReadOptions) -> Reading:
    """A message that Outlook saved, as ``read_mail`` shows it."""
    from oxmsg import Message

    try:
        message = Message.load(str(path))
        people = "; ".join(
            str(one.email_address or one.name) for one in message.recipients
        )
        sent = message.sent_date
        head = [
            message.subject or "",
            _labelled("from", message.sender or ""),
            _labelled("to", people),
        ]
        head += [_labelled("date", f"{sent:%d/%m/%Y}")] if sent else []
        body, page = message.body, message.html_body
        rich = message.properties.binary_prop_value(_RICH_BODY)
    except MemoryError:
        raise
    except Exception as error:  # a damaged file makes it fail in every way
        raise UnreadableInput(
            f"broken Outlook message ({brief(error)})"
        ) from error
    draft = Draft()
    _head(draft, head)
    if rich and not (page or body):
        _rich_body(draft, rich, options)
    attached = any(one.file_bytes for one in message.attachments)
    _outlook_body(draft, page or "", body or "", attached, options)
    return draft.reading()


def _outlook_body(
    draft: Draft,
    page: str,
    body: str,
    attached: bool,
    options: ReadOptions,
) -> None:
    """Sets the body that a message has as a page, else as a text."""
    data = (page or body).encode("utf-8", "replace")
    # The parts that its page shows are attached files, whatever Outlook calls them.
    shown = _SHOWN_PART.findall(page) if attached else ()
    _body(draft, data, bool(page), "utf-8", options, frozenset(shown))


def _fields(message: EmailMessage) -> list[str]:
    found = [
        _labelled(field, value)
        for field in _PEOPLE
        if (value := mime.field(message, field))
    ]
    try:
        day = f"{message['date'].datetime:%d/%m/%Y}"
        found.append(_labelled("date", day))
    except Exception:  # none, or none that can be read
        return found
    return found


def _head(draft: Draft, lines: list[str]) -> None:
    for line in filter(None, lines):
        draft.add([Run(line)])


def _body(
    draft: Draft,
    data: bytes,
    is_html: bool,
    charset: str,
    options: ReadOptions,
    apart: frozenset[str],
) -> None:
    """Adds a body; the parts named ``apart`` are inputs of their own."""
    if not is_html:
        for line in to_text(data, charset).splitlines():
            draft.add([Run(line)])
        return
    with tempfile.TemporaryDirectory(prefix="baocao-mail-") as folder:
        path = Path(folder) / "body.html"
        path.write_bytes(_with_charset(data, charset))
        reading = read_page(path, options, apart)
        draft.items += [page for page in reading.pages if page.text.strip()]
        draft.problems += filter(None, [reading.problem])


def _rich_body(draft: Draft, packed: bytes, options: ReadOptions) -> None:
    """Adds a body that Outlook keeps as RTF alone."""
    with tempfile.TemporaryDirectory(prefix="baocao-mail-") as folder:
        path = Path(folder) / "body.rtf"
        try:
            path.write_bytes(unpacked(packed))
            draft.items += office.read_office(path, options, 1).pages
        except BaocaoError as error:
            draft.problems.append(f"not read: a body in RTF ({error})")


def _with_charset(data: bytes, charset: str) -> bytes:
    """A page that says how it is encoded, as the mail's own header says it."""
    if not charset or b"charset" in data[:4096].lower():
        return data
    return f'<meta charset="{charset}">'.encode("ascii", "replace") + data
