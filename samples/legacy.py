"""Writes text in the encodings of the years before Unicode, byte by byte as the fonts .VnTime and
VNI-Times show it.

Sources: TCVN 5712:1993 (VN3) and the VNI encoding of 1992. Written apart from the tables under
``models/``, so that the samples test them."""

from __future__ import annotations

import unicodedata

_TONES = "\u0300\u0301\u0309\u0303\u0323"  # grave, acute, hook, tilde, dot
_TCVN3 = {
    "a": "µ¸¶·¹",
    "ă": "»¾¼½Æ",
    "â": "ÇÊÈÉË",
    "e": "ÌÐÎÏÑ",
    "ê": "ÒÕÓÔÖ",
    "i": "×ÝØÜÞ",
    "o": "ßãáâä",
    "ô": "åèæçé",
    "ơ": "êíëìî",
    "u": "ïóñòô",
    "ư": "õøö÷ù",
    "y": "úýûüþ",
}
_TCVN3_PLAIN = dict(zip("ăâêôơưđĂÂÊÔƠƯĐ", "¨©ª«¬\u00ad®¡¢£¤¥¦§", strict=True))
# after a plain letter, a circumflex, a breve
_VNI_MARKS = {"": "øùûõï", "^": "àáåãä", "(": "èéúüë"}
_VNI_WHOLE = dict(zip("ìíỉĩịỵđơư", "ìíæóòîñôö", strict=True))


def _parts(letter: str) -> tuple[str, str]:
    """A lower-case letter without its tone, and the tone."""
    decomposed = unicodedata.normalize("NFD", letter)
    tone = next((c for c in decomposed if c in _TONES), "")
    return unicodedata.normalize(
        "NFC", decomposed.replace(tone, "") if tone else decomposed
    ), tone


def tcvn3(text: str) -> bytes:
    """Capitals with a tone come as small letters: the encoding has none, a font of capitals shows
    them."""
    out = []
    for letter in text:
        base, tone = _parts(letter.lower())
        if tone:
            out.append(_TCVN3[base][_TONES.index(tone)])
        else:
            out.append(_TCVN3_PLAIN.get(letter, letter))
    return "".join(out).encode("latin-1")


def vni(text: str) -> bytes:
    out = []
    for letter in text:
        small = letter.lower()
        if small in _VNI_WHOLE:
            code = _VNI_WHOLE[small]
        else:
            base, tone = _parts(small)
            if base in "ơư" and tone:
                code = _VNI_WHOLE[base] + _VNI_MARKS[""][_TONES.index(tone)]
            elif base in "âêô":
                plain = unicodedata.normalize("NFD", base)[0]
                code = plain + (
                    _VNI_MARKS["^"][_TONES.index(tone)] if tone else "â"
                )
            elif base == "ă":
                code = "a" + (
                    _VNI_MARKS["("][_TONES.index(tone)] if tone else "ê"
                )
            elif tone:
                code = base + _VNI_MARKS[""][_TONES.index(tone)]
            else:
                code = base
        out.append(code.upper() if letter.isupper() else code)
    return "".join(out).encode("latin-1")
