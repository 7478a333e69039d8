"""PDF report: the map, key figures, countries, organizations with summaries, events, numbered sources."""

from __future__ import annotations

from typing import Any

from briefings.briefing import Briefing
from briefings.figures import Counts, count_countries, count_themes, counts_title, list_figures
from briefings.formats.map_sheet import document_facts
from briefings.pictures import describe_map, draw_svg, is_tall
from briefings.story import MOST_COUNTRIES, Entry, Story, cite_source
from briefings.typesetting import typeset
from maps.plate import Paper

WIDE = Paper(170, 118, margin=0.5, titled=False, footed=False)
TALL = Paper(170, 190, margin=0.5, titled=False, footed=False)


def write(briefing: Briefing) -> bytes:
    """Write the report."""
    svg = draw_svg(briefing, TALL if is_tall(briefing) else WIDE, embed=False)
    return typeset("report", tell(briefing), {"map.svg": svg}, briefing.moment)


def tell(briefing: Briefing) -> dict[str, Any]:
    """Everything that the template sets, as plain values."""
    story, countries = Story(briefing), count_countries(briefing)
    code = briefing.t("Citation code: {code}", code=briefing.code)
    return {
        **document_facts(briefing),
        "subtitle": f"{briefing.subject} · {briefing.day}",
        "running": f"{briefing.heading[:90]} · {code}",
        "alt": describe_map(briefing),
        "words": words_of(briefing),
        "figures": list_figures(briefing),
        "countries": _written(briefing, countries[:MOST_COUNTRIES]),
        "themes": _written(briefing, count_themes(briefing)),
        "organizations": [_plain(entry) for entry in story.organizations],
        "events": [_plain(entry) for entry in story.events],
        "sources": [{"text": cite_source(briefing, source), "url": source.url} for source in story.sources],
        "notes": briefing.notes,
        **more_of(briefing, story, len(countries)),
    }


def words_of(briefing: Briefing) -> dict[str, str]:
    """Headings of the report."""
    t = briefing.t
    return {
        "figures": t("Key figures"),
        "countries": counts_title(briefing),
        "themes": t("Themes (an organization may have several)"),
        "organizations": t("Organizations"),
        "events": t("Events, newest first"),
        "sources": t("Sources"),
        "about": t("About this file"),
        "name": t("Name"),
        "number": t("Number"),
        "nothing": t("No organization matches this query."),
    }


def more_of(briefing: Briefing, story: Story, countries: int) -> dict[str, str]:
    """Sentences that say what was left out, empty where nothing was."""
    t = briefing.t

    def more(n: int) -> str:
        return (
            t("And {n} more; the workbook (.xlsx) of the same query holds all.", n=briefing.number(n)) if n > 0 else ""
        )

    left = more(story.more_organizations)
    if left:
        left = t("Shown are those with most presences and ties on record.") + " " + left
    return {
        "more_countries": more(countries - MOST_COUNTRIES),
        "more_organizations": left,
        "more_events": more(story.more_events),
    }


def _written(briefing: Briefing, counts: Counts) -> list[tuple[str, int, str]]:
    """Counts with their number as the language writes it."""
    return [(name, n, briefing.number(n)) for name, n in counts]


def _plain(entry: Entry) -> dict[str, str]:
    return {"name": entry.name, "facts": entry.facts, "text": entry.text, "cited": ", ".join(map(str, entry.cited))}
