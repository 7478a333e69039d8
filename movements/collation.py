"""Alphabetical order as each language has it: in Vietnamese, đ follows d and tones come last."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from movements.language import Language


@cache
def sort_key(language: Language) -> Callable[[str], bytes]:
    """The key function that sorts names in the order of a language (Unicode collation, CLDR)."""
    import icu  # Built at run time from C++: it has no types to check.

    return icu.Collator.createInstance(icu.Locale(language)).getSortKey  # pyright: ignore[reportAttributeAccessIssue]
