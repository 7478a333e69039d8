"""Plain summaries out of a row's own facts, for a person to better later: they say nothing new."""

from __future__ import annotations

from movements.dataset import Dataset
from movements.importing.candidates import Candidate
from movements.language import LANGUAGES, msg, translator


def write_summaries(candidate: Candidate, dataset: Dataset) -> None:
    """Write the summaries that are missing, where kind, themes and country are known."""
    cells = candidate.cells
    if any(problem.column in ("kind", "themes", "hq_country", "founded") for problem in candidate.questions):
        return
    if not all(cells.get(column) for column in ("kind", "themes", "hq_country")):
        return
    for language in LANGUAGES:
        if not cells.get(f"summary_{language}"):
            say = translator(language)
            facts = {
                "kind": dataset.label("kinds", cells["kind"], language),
                "country": dataset.country_name(cells["hq_country"], language),
                "themes": "; ".join(dataset.label("themes", code, language) for code in cells["themes"].split(";")),
            }
            text = say("{kind} ({country}). Works on: {themes}.", **facts)
            if cells.get("founded"):
                text = say("{kind} ({country}), founded in {year}. Works on: {themes}.", **facts, year=cells["founded"])
            cells[f"summary_{language}"] = text
            candidate.note(f"summary_{language}", msg("The summary was written from the row's own facts."))
