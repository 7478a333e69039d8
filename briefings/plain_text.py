"""Text as a file can hold it: short enough for its place, and without characters that XML forbids."""

from __future__ import annotations


def shorten(text: str, most: int) -> str:
    """A text of at most so many letters."""
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


def clean(text: str) -> str:
    """A text without the control characters that XML does not allow."""
    return "".join(
        c
        for c in text
        if c in "\t\n" or (ord(c) >= 32 and not 0xFFFE <= ord(c) <= 0xFFFF and not 0xD800 <= ord(c) <= 0xDFFF)
    )
