"""What a text is that begins as markup or with header fields: pages of the web, files of XML,
e-mails and mailboxes."""

from __future__ import annotations

import re

FEW_TAGS = 3  # of web pages, in markup that is none
_XML_HEAD = 4096
TAG = re.compile(
    r"<(?:!doctype html|html|head|body|title|meta|table|div|span|font|center|h[1-6]|p|br)\b[^<>]*>",
    re.I,
)
# a header field; mails begin with any, as with the way that they took
_FIELD = re.compile(r"\s*[A-Za-z][A-Za-z0-9-]*:")
_WORD_XML = re.compile(
    r"progid=\"Word\.Document\"|http://schemas\.microsoft\.com/office/word/2003/wordml"
    r"|http://schemas\.microsoft\.com/office/2006/xmlPackage"
)
# workbooks of Excel 2003 and OpenDocument files in one piece of XML; LibreOffice opens them
_XML_KINDS = (
    (_WORD_XML, "doc"),
    (
        re.compile(
            r"progid=\"Excel\.Sheet\"|urn:schemas-microsoft-com:office:spreadsheet"
            r"|mimetype=\"application/vnd\.oasis\.opendocument\.spreadsheet"
        ),
        "ods",
    ),
    (
        re.compile(r"mimetype=\"application/vnd\.oasis\.opendocument\.text"),
        "odt",
    ),
)
_XML = re.compile(r"\s*<\?xml\b")
_WEB_PAGE = re.compile(r"<(?:!doctype )?html\b", re.I)

# the line before each message of a mailbox: sender and day (RFC 4155)
_MAILBOX = re.compile(
    r"From \S+ +(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) [A-Z][a-z]{2} [^\n]{1,60}\n"
)


def xml(text: str) -> tuple[str, str] | None:
    """What a file of XML is; None where it is none, or a page of the web."""
    start = text[:_XML_HEAD].lstrip("\ufeff")
    kind = next((kind for by, kind in _XML_KINDS if by.search(start)), "")
    if kind:
        return kind, ""
    if not _XML.match(start) or _WEB_PAGE.search(start):
        return None
    # Its figures mean nothing without the names of their elements.
    if len(TAG.findall(text)) < FEW_TAGS:
        return "", "a file of XML: not a kind that is read"
    return None


def mail(text: str) -> tuple[str, str] | None:
    """What a text with header fields is; None where it has none."""
    first = _MAILBOX.match(text)
    if first and _message(text[first.end() :]):
        return "mbox", ""
    if _FIELD.match(text[:1024]) and (kind := _message(text)):
        return kind, ""
    return None


def _message(text: str) -> str:
    """What a text that begins with header fields is: a page of the web that was saved with its
    pictures, an e-mail, or "" for neither."""
    head = re.split(r"\r?\n\r?\n", text, maxsplit=1)[0]
    fields = {name.lower() for name in re.findall(r"^([\w-]+):", head, re.M)}
    saved = "snapshot-content-location" in fields or not fields & _ADDRESSED
    if saved or re.search(r"^from:\s*<saved by", head, re.I | re.M):
        page = re.search(
            "^content-type:\\s*(?:multipart/related|text/html)",
            head,
            re.I | re.M,
        )
        return "html" if page else ""
    return "email" if len(fields & _OF_MAIL) >= 2 else ""


_ADDRESSED = {
    "from",
    "to",
    "cc",
    "bcc",
    "received",
    "delivered-to",
    "return-path",
    "sender",
}
_OF_MAIL = {
    *_ADDRESSED,
    "subject",
    "date",
    "message-id",
    "mime-version",
    "content-type",
}
