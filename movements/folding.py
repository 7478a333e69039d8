"""Folding of text for search and comparison: no case, no diacritics, no punctuation."""

import re
import unicodedata

# đ and ł carry no combining mark, so NFD leaves them whole.
_LETTERS = str.maketrans({"đ": "d", "ð": "d", "ł": "l", "ø": "o", "ı": "i", "æ": "ae", "œ": "oe", "ß": "ss"})
_GAPS = re.compile(r"[\W_]+")


def fold(text: str) -> str:
    """Fold text to lower-case words without marks: "Hội hữu nghị Việt Nam – Lào" → "hoi huu nghi vietnam lao"."""
    words = _GAPS.sub(" ", _bare(text)).strip()
    # Both spellings are official English usage; a reader types either.
    return words.replace("viet nam", "vietnam")


def typed_for(text: str) -> str:
    """What a reader without marks at hand may type for a name, where it differs: "viet nam · vietnam"; else nothing."""
    return " · ".join(one for one in dict.fromkeys((_bare(text), fold(text))) if one != text.lower())


def _bare(text: str) -> str:
    bare = "".join(c for c in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(c))
    return bare.translate(_LETTERS)
