"""The form that the dataset asks of a cell, by its column: how it is read, and what is said where it cannot be."""

from __future__ import annotations

from collections.abc import Callable

from movements.importing.values import language_code, read_date, read_identifier, read_moment, read_website, read_year
from movements.language import msg

Form = tuple[Callable[[str], str | None], str]
"""Reads a cell, None where that would be a guess; the message about {value} then."""
YEAR: Form = (read_year, msg("“{value}” is not a plain year."))
_ADDRESS: Form = (read_website, msg("“{value}” is not an http or https address."))
_LANGUAGE: Form = (language_code, msg("No language is called “{value}”."))
_MOMENT: Form = (read_moment, msg("“{value}” is no date; write YYYY, YYYY-MM or YYYY-MM-DD."))
_DAY: Form = (read_date, msg("“{value}” is not a date of the form YYYY-MM-DD."))
FORMS: dict[str, Form] = {
    "website": _ADDRESS,
    "url": _ADDRESS,
    "wikidata": (read_identifier, ""),
    "ror": (read_identifier, ""),
    "lang": _LANGUAGE,
    "language": _LANGUAGE,
    "start": _MOMENT,
    "end": _MOMENT,
    "published": _MOMENT,
    "accessed": _DAY,
    "verified_on": _DAY,
}
