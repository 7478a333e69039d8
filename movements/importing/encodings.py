"""Which encoding a plain text file is in, by its bytes alone."""

import codecs
import unicodedata
from itertools import pairwise

from movements.query import QueryError

_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_VOWELS = frozenset("aăâeêioôơuưyAĂÂEÊIOÔƠUƯY")


def decode(data: bytes) -> tuple[str, str]:
    """Decode a file; returns the text and the encoding assumed. QueryError when none fits."""
    for mark, name in _MARKS:
        if data.startswith(mark) and not (mark == codecs.BOM_UTF8 and not _is_utf8(data)):
            return _strictly(data, name), {"utf-8-sig": "UTF-8-BOM", "utf-16": "UTF-16"}[name]
    if name := _unmarked_utf16(data):
        return _strictly(data, name), "UTF-16"
    try:
        return data.decode("utf-8"), "UTF-8"
    except UnicodeDecodeError:
        pass
    lines = data.removeprefix(codecs.BOM_UTF8).splitlines(keepends=True)
    unicode = [line for line in lines if not line.isascii() and _is_utf8(line)]
    other = b"".join(line for line in lines if not _is_utf8(line))
    name = "cp1258" if _is_vietnamese(other) else "cp1252"
    shown = name.replace("cp", "Windows-")
    if not unicode:
        return unicodedata.normalize("NFC", _strictly(data, name)), shown
    # Two files pasted into one: each line is read in its own encoding.
    _strictly(other, name)
    text = "".join(line.decode("utf-8" if _is_utf8(line) else name) for line in lines)
    return unicodedata.normalize("NFC", text), f"UTF-8 + {shown}"


def _is_utf8(line: bytes) -> bool:
    try:
        line.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _strictly(data: bytes, name: str) -> str:
    try:
        return data.decode(name)
    except UnicodeDecodeError as error:
        at = error.start
        raise QueryError(
            "The encoding of this file cannot be told (byte {at}). Save it as “CSV UTF-8”.", at=at
        ) from error


def _unmarked_utf16(data: bytes) -> str:
    # Half the bytes of plain letters are zero in UTF-16, and none is in any other text.
    sample = data[:4000]
    if sample.count(0) * 5 < len(sample) or not sample:
        return ""
    return "utf-16-be" if sample[0::2].count(0) > sample[1::2].count(0) else "utf-16-le"


def _is_vietnamese(data: bytes) -> bool:
    """Whether the tone marks of Windows-1258 stand after vowels, as they do in Vietnamese only."""
    text = data[:200_000].decode("cp1258", errors="replace")
    tones = [before in _VOWELS for before, mark in pairwise(text) if unicodedata.combining(mark)]
    return bool(tones) and sum(tones) > 0.9 * len(tones)
