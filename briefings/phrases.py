"""A query in words: what an adviser would say that a briefing is about."""

from __future__ import annotations

from movements.dataset import Dataset
from movements.language import Language, msg, translator
from movements.query import VOCABULARIES, Query

# Field → what it is called before its values.
CALLED = {
    "regions": msg("Region"),
    "countries": msg("Country"),
    "themes": msg("Theme"),
    "kinds": msg("Kind"),
    "scopes": msg("Scope"),
    "statuses": msg("Status"),
    "vietnam": msg("Tie with Viet Nam"),
    "founded": msg("Founded"),
    "active_in": msg("Active in"),
    "organizations": msg("Organization"),
    "text": msg("Words searched for"),
    "by": msg("A place means"),
}
MOST_VALUES = 6


def describe_query(dataset: Dataset, query: Query, language: Language) -> str:
    """Say a query, field by field; “everything” when it asks nothing."""
    say = translator(language)
    parts = [
        f"{say(called)}: {said}" for name, called in CALLED.items() if (said := _say(dataset, query, name, language))
    ]
    return "; ".join(parts) or say("everything")


def name_query(dataset: Dataset, query: Query, language: Language) -> str:
    """A short name of what a query is about: places, themes, organizations; empty when it asks nothing of these."""
    parts = [
        _say(dataset, query, name, language) for name in ("organizations", "regions", "countries", "themes", "kinds")
    ]
    return " · ".join(part for part in parts if part)


def write_flags(query: Query) -> str:
    """A query as flags for `python -m briefings export`."""
    import shlex

    return " ".join(f"--{name} {shlex.quote(value)}" for name, values in query.format().items() for value in values)


def _say(dataset: Dataset, query: Query, name: str, language: Language) -> str:
    say, value = translator(language), getattr(query, name)
    if name == "by":
        return say("seat or presence") if value == "presence" and (query.regions or query.countries) else ""
    if name == "founded" and value:
        first, last = value
        return f"{first or '…'}–{last or '…'}"
    if not isinstance(value, frozenset):
        return str(value or "")
    if name == "countries":
        values = [dataset.country_name(code, language) for code in value]
    elif name == "organizations":
        values = [dataset.organization(code).name(language) for code in value]
    else:
        values = [dataset.label(VOCABULARIES[name], code, language) for code in value]
    values.sort()
    more = [say("{n} more", n=len(values) - MOST_VALUES)] if len(values) > MOST_VALUES else []
    return ", ".join([*values[:MOST_VALUES], *more])
