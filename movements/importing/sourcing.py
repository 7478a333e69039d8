"""No fact without evidence: what a row's source must say of itself before the row can be accepted."""

from __future__ import annotations

from movements.importing.candidates import Candidate
from movements.importing.references import References
from movements.importing.values import language_code, read_date, read_moment, read_website
from movements.language import msg

_MISSING = {
    "source_title": msg("The title of the source is missing."),
    "source_publisher": msg("Who published the source is missing."),
    "source_language": msg("The language of the source is missing."),
    "source_accessed": msg("When the source was read is missing."),
}


# These describe the one source given for a file, not a source that a row names itself.
_OF_ONE = ("source_url", "source_title", "source_publisher", "source_published")
_BY_ID = ("source_id", "source_ids")


def apply_given(candidate: Candidate, columns: tuple[str, ...], given: dict[str, str], today: str) -> None:
    """Fill what a row leaves blank of its columns with what was stated for its whole file."""
    cells = candidate.cells
    has_own = any(cells.get(column) for column in ("source_url", *_BY_ID))
    for column, value in given.items():
        if column in columns and not (has_own and "source_url" in given and column in _OF_ONE):
            cells.setdefault(column, value)
    if not has_own and "source_url" in given and candidate.subject.is_sourced:
        # The file itself is the copy of that source, and it is being read now.
        cells.setdefault("source_accessed", today)


def check_source(candidate: Candidate, references: References) -> None:
    """Ask for what is missing of a row's source; bring dates, language and address to their form."""
    cells = candidate.cells
    _tell_apart(candidate, references)
    for column in _BY_ID:
        for text in split(cells.get(column, "")):
            if not (references.is_here("sources", text) or references.is_announced("sources", text)):
                candidate.ask(column, msg("No source is called “{text}”, here or in the file."), text=text)
            _fill(cells, references.source(text))
    # The weaker claim: it proves what was true when the page was written, not today.
    cells.setdefault("confidence", "medium")
    if cells.get("source_url"):
        _check_own(candidate, references)
    elif not any(cells.get(column) for column in _BY_ID):
        candidate.ask(
            "source_url",
            msg("No source: no fact enters without one. Give a source column, or one source for the file."),
        )


def split(text: str) -> list[str]:
    """The parts of a list in a cell."""
    return [part for part in (part.strip() for part in text.replace("|", ";").split(";")) if part]


def _fill(cells: dict[str, str], source: dict[str, str]) -> None:
    """Say again what is known of a source."""
    for column, value in source.items():
        if value and column not in ("id", "url"):
            cells[f"source_{column}"] = cells.get(f"source_{column}") or value


def _tell_apart(candidate: Candidate, references: References) -> None:
    """An address under “source id”, or the id of a source under “source”, goes where it belongs."""
    cells, by_id = candidate.cells, "source_ids" if candidate.table == "events" else "source_id"
    url, id_ = cells.get("source_url", ""), cells.get(by_id, "")
    if url and not id_ and (references.is_here("sources", url) or references.is_announced("sources", url)):
        cells[by_id] = cells.pop("source_url")
    elif id_ and not url and read_website(id_) and not references.is_here("sources", id_):
        cells["source_url"] = cells.pop(by_id)


def _check_own(candidate: Candidate, references: References) -> None:
    cells = candidate.cells
    text = cells["source_url"]
    if url := read_website(text):
        cells["source_url"] = url
        _fill(cells, references.source(url))
    else:
        candidate.ask("source_url", msg("“{value}” is not an http or https address."), value=text)
        return
    for column, message in _MISSING.items():
        if not cells.get(column):
            candidate.ask(column, message)
    _read(candidate)
    cells.setdefault("source_copy", "archived")


def _read(candidate: Candidate) -> None:
    cells = candidate.cells
    if text := cells.get("source_accessed"):
        if day := read_date(text):
            cells["source_accessed"] = day
        else:
            candidate.ask("source_accessed", msg("“{value}” is not a date of the form YYYY-MM-DD."), value=text)
    if text := cells.get("source_published"):
        # A page may say only the year or month of its publication.
        cells["source_published"] = read_moment(text) or text
    if text := cells.get("source_language"):
        if code := language_code(text):
            cells["source_language"] = code
        else:
            candidate.ask("source_language", msg("No language is called “{text}”."), text=text)
