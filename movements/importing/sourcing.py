"""No fact without evidence: what a row's source must say of itself before the row can be accepted."""

from __future__ import annotations

from movements.importing.candidates import Candidate
from movements.importing.values import language_code, read_date, read_website
from movements.language import msg

_MISSING = {
    "source_title": msg("The title of the source is missing."),
    "source_publisher": msg("Who published the source is missing."),
    "source_language": msg("The language of the source is missing."),
    "source_accessed": msg("When the source was read is missing."),
}


# These describe the one source given for a file, not a source that a row names itself.
_OF_ONE = ("source_url", "source_title", "source_publisher", "source_published")


def apply_given(cells: dict[str, str], given: dict[str, str], today: str) -> None:
    """Fill what a row leaves blank with what was stated for its whole file."""
    has_own = bool(cells.get("source_url"))
    for column, value in given.items():
        if not (has_own and "source_url" in given and column in _OF_ONE):
            cells.setdefault(column, value)
    if not has_own and "source_url" in given:
        # The file itself is the copy of that source, and it is being read now.
        cells.setdefault("source_accessed", today)


def check_source(candidate: Candidate) -> None:
    """Ask for what is missing of a row's source; bring dates, language and address to their form."""
    cells = candidate.cells
    if not (text := cells.get("source_url")):
        candidate.ask(
            "source_url",
            msg("No source: no fact enters without one. Give a source column, or one source for the file."),
        )
        return
    if url := read_website(text):
        cells["source_url"] = url
    else:
        candidate.ask("source_url", msg("“{value}” is not an http or https address."), value=text)
    for column, message in _MISSING.items():
        if not cells.get(column):
            candidate.ask(column, message)
    _read(candidate)
    # The weaker claim: it proves what was true when the page was written, not today.
    cells.setdefault("source_copy", "archived")
    cells.setdefault("confidence", "medium")


def _read(candidate: Candidate) -> None:
    cells = candidate.cells
    for column in ("source_accessed", "source_published"):
        if text := cells.get(column):
            day = read_date(text)
            # A page may say only the year or month of its publication.
            cells[column] = day or text
            if column == "source_accessed" and not day:
                candidate.ask(column, msg("“{value}” is not a date of the form YYYY-MM-DD."), value=text)
    if text := cells.get("source_language"):
        if code := language_code(text):
            cells["source_language"] = code
        else:
            candidate.ask("source_language", msg("No language is called “{text}”."), text=text)
