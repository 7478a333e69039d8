"""The figures that the guide quotes, out of the dataset, and how they are put into its text."""

from __future__ import annotations

import re
from functools import lru_cache

from movements.dataset import Dataset
from movements.dates import write_date
from movements.language import Language, translator
from movements.statistics import measure

# In the guide's Markdown a figure stands between comments, which a reader of the file does not see.
_FIGURE = re.compile(r"<!-- =(\w+) -->(\n?).*?(\n?)<!-- \. -->", re.DOTALL)


def fill(text: str, figures: dict[str, str], keep: bool = False) -> str:
    """Put figures where a text asks for them by name; KeyError names one that there is not.

    `keep` leaves the marks standing, for the file itself.
    """

    def put(found: re.Match[str]) -> str:
        name, before, after = found.groups()
        value = f"{before}{figures[name]}{after}"
        return f"<!-- ={name} -->{value}<!-- . -->" if keep else value

    return _FIGURE.sub(put, text)


def asked_for(text: str) -> set[str]:
    """The names of the figures that a text asks for."""
    return {found[1] for found in _FIGURE.finditer(text)}


@lru_cache(maxsize=8)
def guide_figures(dataset: Dataset, language: Language) -> dict[str, str]:
    """Every figure by its name, as a reader of a language writes it."""
    counts, organizations = measure(dataset), dataset.tables["organizations"]
    n = organizations.num_rows
    named = dataset.tables["names"].select(["organization_id", "type"]).to_pylist()
    tied = {row[end] for row in dataset.tables["relations"].to_pylist() for end in ("from_id", "to_id")}
    checked, wrong = (sum(dataset.tables["audit"][column].to_pylist()) for column in ("facts_checked", "wrong"))
    return {
        "organizations": _number(n, language),
        "sources": _number(counts.totals["sources"], language),
        "themes": str(len(dataset.codes("themes"))),
        "status_unknown": _percent(counts.by_status["unknown"], n),
        "founded_unknown": _percent(organizations["founded"].null_count, n),
        "single_source": _percent(counts.single_source, n),
        "tied": _percent(len(tied), n),
        "rendered": _percent(len({row["organization_id"] for row in named if row["type"] == "rendering"}), n),
        "english_sources": _percent(counts.languages_of_sources.get("en", 0), counts.totals["sources"]),
        "empty_countries": str(len(counts.countries_with_nothing)),
        "audits": _audits(dataset, language),
        "right_for_one_wrong": str(round(checked / wrong)) if wrong else "–",
        "version": dataset.version,
        "created": write_date(dataset.descriptor.created[:10], language),
    }


def _audits(dataset: Dataset, language: Language) -> str:
    """The audits as a Markdown table, with their sum."""
    say = translator(language)
    rows = [(f"`{row['batch']}`", row["facts_checked"], row["wrong"]) for row in dataset.tables["audit"].to_pylist()]
    total = (say("Total"), sum(row[1] for row in rows), sum(row[2] for row in rows))
    lines = [[name, str(n), str(wrong), _rate(wrong, n, language)] for name, n, wrong in (*rows, total)]
    lines[-1] = [f"**{cell}**" for cell in lines[-1]]
    heading = [say("Batch"), say("Facts compared"), say("Wrong"), say("Error rate")]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in (heading, ["---"] * 4, *lines))


def _rate(part: int, whole: int, language: Language) -> str:
    rate = f"{100 * part / whole:.1f}%" if whole else "–"
    return rate.replace(".", ",") if language == "vi" else rate


def _percent(part: int, whole: int) -> str:
    return f"{100 * part / whole:.0f}%" if whole else "–"


def _number(n: int, language: Language) -> str:
    return f"{n:,}".replace(",", ".") if language == "vi" else f"{n:,}"
