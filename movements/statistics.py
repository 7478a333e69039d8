"""Figures about the dataset itself: what it holds, how well it is sourced, where it knows nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date, timedelta
from typing import Any

from movements.dataset import Dataset

STALE = timedelta(days=365)


@dataclass(frozen=True)
class Statistics:
    """Counts over a dataset; tables map a code to a number, or a pair of codes to one."""

    version: str
    totals: dict[str, int]
    by_kind: dict[str, int]
    by_theme: dict[str, int]
    by_status: dict[str, int]
    by_region: dict[str, int]
    theme_by_region: dict[str, dict[str, int]]
    kind_by_country: dict[str, dict[str, int]]
    evidence_by_property: dict[str, int]
    confidence: dict[str, int]
    languages_of_sources: dict[str, int]
    single_source: int
    """Organizations that rest on one source."""
    stale: int
    """Organizations with no evidence read within a year."""
    un_members_with_one: int
    un_members_with_three: int
    countries_with_nothing: list[str]

    def as_dict(self) -> dict[str, Any]:
        """Plain values, for JSON."""
        return asdict(self)


def measure(dataset: Dataset, today: date | None = None) -> Statistics:
    """Measure a dataset; `today` sets what counts as stale."""
    organizations = dataset.tables["organizations"].to_pylist()
    evidence = dataset.tables["evidence"].to_pylist()
    region = {iso: country.region for iso, country in dataset.countries.items()}
    seats = Counter(o["hq_country"] for o in organizations if o["hq_country"])
    present = Counter(p["country"] for p in dataset.tables["presence"].to_pylist())
    members = [iso for iso, country in dataset.countries.items() if country.un_status != "none"]
    themes: Counter[tuple[str, str]] = Counter()
    for o in organizations:
        themes.update((theme, region.get(o["hq_country"], "")) for theme in o["themes"])
    kinds: Counter[tuple[str, str]] = Counter((o["hq_country"] or "", o["kind"]) for o in organizations)
    sources: dict[str, set[str]] = {}
    latest: dict[str, date] = {}
    for e in evidence:
        sources.setdefault(e["organization_id"], set()).add(e["source_id"])
        latest[e["organization_id"]] = max(latest.get(e["organization_id"], date.min), e["verified_on"])
    limit = (today or date.today()) - STALE
    tables = ("organizations", "names", "presence", "relations", "events", "evidence", "sources")
    return Statistics(
        version=dataset.version,
        totals={name: dataset.tables[name].num_rows for name in tables},
        by_kind=_tally((o["kind"] for o in organizations), dataset.codes("kinds")),
        by_theme=_tally((t for o in organizations for t in o["themes"]), dataset.codes("themes")),
        by_status=_tally((o["status"] for o in organizations), dataset.codes("statuses")),
        by_region=dict(Counter(region.get(o["hq_country"], "") for o in organizations).most_common()),
        theme_by_region=_cross(themes),
        kind_by_country=_cross(kinds),
        evidence_by_property=_tally((e["property"] for e in evidence), dataset.codes("properties")),
        confidence=_tally((e["confidence"] for e in evidence), dataset.codes("confidences")),
        languages_of_sources=dict(Counter(dataset.tables["sources"]["language"].to_pylist()).most_common()),
        single_source=sum(len(found) == 1 for found in sources.values()),
        stale=sum(latest.get(o["id"], date.min) < limit for o in organizations),
        un_members_with_one=sum(seats[iso] >= 1 for iso in members),
        un_members_with_three=sum(seats[iso] >= 3 for iso in members),
        countries_with_nothing=[iso for iso in dataset.countries if not seats[iso] and not present[iso]],
    )


def _tally(values: Any, codes: list[str]) -> dict[str, int]:
    counts = Counter(values)
    return {code: counts[code] for code in codes}


def _cross(counts: Mapping[tuple[str, str], int]) -> dict[str, dict[str, int]]:
    table: dict[str, dict[str, int]] = {}
    for (row, column), n in sorted(counts.items()):
        table.setdefault(row, {})[column] = n
    return table
