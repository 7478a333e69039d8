"""Dates as each language writes them, as exact as they are known."""

from __future__ import annotations

import calendar
from datetime import date

from movements.language import Language


def write_date(when: date | str, language: Language) -> str:
    """A day, month or year given as ISO 8601: 25/11/2022, 11/2022; 25 November 2022, November 2022."""
    year, *rest = str(when).split("-")
    if language == "vi":
        return "/".join([*(str(int(part)) for part in reversed(rest)), year])
    month = [calendar.month_name[int(rest[0])]] if rest else []
    return " ".join([*(str(int(day)) for day in rest[1:]), *month, year])
