"""Changes as flat rows for reading, and the words for their kinds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from movements.changes import Change, What
from movements.importing.subjects import BY_TABLE
from movements.language import Language, msg, translator

HEADINGS = {
    "what": msg("Change"),
    "table": msg("Table"),
    "key": msg("Identifier"),
    "name": msg("Name"),
    "field": msg("Field"),
    "old": msg("Old value"),
    "new": msg("New value"),
    "old_sources": msg("Old sources"),
    "new_sources": msg("New sources"),
    "countries": msg("Country"),
    "themes": msg("Themes"),
}
_TITLES: dict[What, str] = {
    "added": msg("Added"),
    "corrected": msg("Corrected"),
    "ended": msg("Ended since"),
    "reverified": msg("Verified again"),
    "removed": msg("Removed"),
}


def title_of(what: What) -> str:
    """The catalog message for a kind of change."""
    return _TITLES[what]


def list_changes(changes: Iterable[Change], language: Language) -> Iterator[dict[str, str]]:
    """Flat rows of changes, by column of HEADINGS."""
    say = translator(language)
    for change in changes:
        yield {
            "what": say(_TITLES[change.what]),
            "table": say(BY_TABLE[change.table].title),
            "key": change.key,
            "name": change.name_vi if language == "vi" else change.name_en,
            "field": change.field,
            "old": change.old,
            "new": change.new,
            "old_sources": " ".join(change.old_sources),
            "new_sources": " ".join(change.new_sources),
            "countries": ";".join(change.countries),
            "themes": ";".join(change.themes),
        }
