"""A selection as flat rows for reading: one language, labels for codes, sources beside facts."""

from __future__ import annotations

from collections.abc import Iterator

from movements.city_names import city_name
from movements.dataset import Dataset
from movements.language import Language, msg, translator
from movements.records import Organization
from movements.selection import Selection

# Column of a listing → its heading as a catalog message.
HEADINGS = {
    "id": msg("Identifier"),
    "name": msg("Name"),
    "acronym": msg("Acronym"),
    "kind": msg("Kind"),
    "themes": msg("Themes"),
    "scope": msg("Scope"),
    "hq_city": msg("City of seat"),
    "hq_country": msg("Country of seat"),
    "hq_country_code": msg("Country code (ISO 3166)"),
    "founded": msg("Founded"),
    "ended": msg("Ended"),
    "status": msg("Status"),
    "vietnam_link": msg("Tie with Viet Nam"),
    "website": msg("Website"),
    "summary": msg("Summary"),
    "sources": msg("Sources"),
}
Row = dict[str, str | int | float | None]


def headings(language: Language) -> dict[str, str]:
    """Headings of a listing in a language, by column."""
    say = translator(language)
    return {column: say(message) for column, message in HEADINGS.items()}


def list_rows(selection: Selection, language: Language) -> Iterator[Row]:
    """Flat rows of the selected organizations, by column; what is not known is None."""
    return (list_row(selection.dataset, organization, language) for organization in selection)


def list_row(dataset: Dataset, organization: Organization, language: Language) -> Row:
    """The flat row of one organization."""

    def labels(vocabulary: str, codes: tuple[str, ...]) -> str | None:
        return "; ".join(dataset.label(vocabulary, code, language) for code in codes) or None

    urls = dict.fromkeys(dataset.source(e.source_id).url for e in dataset.evidence_of(organization.id))
    return {
        "id": organization.id,
        "name": organization.name(language),
        "acronym": organization.acronym,
        "kind": dataset.label("kinds", organization.kind, language),
        "themes": labels("themes", organization.themes),
        "scope": dataset.label("scopes", organization.scope, language),
        "hq_city": city_name(organization.hq_city, language) or None,
        "hq_country": dataset.country_name(organization.hq_country, language) or None,
        "hq_country_code": organization.hq_country,
        "founded": organization.founded,
        "ended": organization.ended,
        "status": dataset.label("statuses", organization.status, language),
        "vietnam_link": labels("vietnam_links", organization.vietnam_link),
        "website": organization.website,
        "summary": organization.summary(language),
        "sources": " ".join(urls),
    }
