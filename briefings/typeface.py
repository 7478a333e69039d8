"""The print typeface inside a file: only the letters it uses, so that it looks the same where the font is missing."""

from __future__ import annotations

import base64
import io
import re
from html import unescape

from maps.lettering import FACES, FAMILY, Face, font_file

_STYLES: dict[Face, str] = {
    "Regular": "font-weight:400;font-style:normal",
    "Bold": "font-weight:700;font-style:normal",
    "It": "font-weight:400;font-style:italic",
}


def embed_fonts(svg: str) -> str:
    """Put the letters that an SVG's text uses into its style sheet."""
    letters = set(unescape("".join(re.findall(r">([^<>]+)</text>", svg))))
    style = font_styles(letters)
    return re.sub(r"(<defs>\s*<style type=\"text/css\">)", lambda m: m[1] + style, svg, count=1)


def font_styles(letters: set[str], family: str = FAMILY) -> str:
    """`@font-face` rules that carry the letters in each face."""
    rules = [
        f"@font-face{{font-family:'{family}';{_STYLES[face]};"
        f"src:url(data:font/woff;base64,{base64.b64encode(subset_font(face, letters)).decode()}) format('woff')}}"
        for face in FACES
    ]
    return "".join(rules)


def subset_font(face: Face, letters: set[str]) -> bytes:
    """A face with only the letters given, as WOFF; the same bytes for the same letters."""
    from fontTools import subset

    options = subset.Options()
    options.flavor = "woff"  # pyright: ignore[reportAttributeAccessIssue] - its type is that of the default
    options.layout_features = ["kern", "mark", "mkmk", "ccmp"]
    options.recalc_timestamp = False
    options.notdef_outline = True
    font = subset.load_font(str(font_file(face)), options)
    subsetter = subset.Subsetter(options)
    subsetter.populate(text="".join(sorted(letters)) or " ")
    subsetter.subset(font)
    out = io.BytesIO()
    subset.save_font(font, out, options)
    return out.getvalue()
