"""What the written formats tell: the selected organizations, their events and the numbered sources, as plain text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

from briefings.briefing import Briefing
from movements.city_names import city_name
from movements.collation import sort_key
from movements.dataset import Dataset
from movements.records import Event, Organization, Source

# A note is read in a meeting; the workbook holds the rest.
MOST_ORGANIZATIONS = 40
MOST_EVENTS = 25
MOST_COUNTRIES = 60
MOST_SOURCES = 3


@dataclass(frozen=True)
class Entry:
    """A paragraph: what it is about, facts in a line, a text, and numbers of its sources."""

    name: str
    facts: str
    text: str
    cited: tuple[int, ...]


@dataclass(frozen=True, eq=False)
class Story:
    """The entries of a briefing; sources are numbered in the order in which they are cited."""

    briefing: Briefing

    @property
    def organizations(self) -> list[Entry]:
        """Organizations by name, at most `MOST_ORGANIZATIONS`."""
        return self._told[0]

    @property
    def events(self) -> list[Entry]:
        """Their latest events, newest first, at most `MOST_EVENTS`."""
        return self._told[1]

    @property
    def sources(self) -> list[Source]:
        """The sources cited, in the order of their numbers, which begin with 1."""
        return self._told[2]

    @property
    def more_organizations(self) -> int:
        """Organizations left out."""
        return max(0, len(self.briefing.selection) - MOST_ORGANIZATIONS)

    @cached_property
    def more_events(self) -> int:
        """Events left out."""
        return max(0, len(self.briefing.selection.events) - MOST_EVENTS)

    @cached_property
    def _told(self) -> tuple[list[Entry], list[Entry], list[Source]]:
        numbers: dict[str, int] = {}

        def cite(ids: Iterable[str]) -> tuple[int, ...]:
            return tuple(sorted({numbers.setdefault(id_, len(numbers) + 1) for id_ in ids}))

        selection = self.briefing.selection
        dataset = selection.dataset
        organizations = [self._organization(o, cite(self._behind(o))) for o in first_by_name(self.briefing)]
        events = [self._event(e, cite(e.source_ids)) for e in selection.events[::-1][:MOST_EVENTS]]
        return organizations, events, [dataset.source(id_) for id_ in numbers]

    def _behind(self, organization: Organization) -> list[str]:
        """The first sources of an organization, those of its existence before others."""
        evidence = self.briefing.selection.dataset.evidence_of(organization.id)
        evidence.sort(key=lambda found: found.property != "existence")
        return list(dict.fromkeys(found.source_id for found in evidence))[:MOST_SOURCES]

    def _organization(self, organization: Organization, cited: tuple[int, ...]) -> Entry:
        dataset, language, t = self.briefing.selection.dataset, self.briefing.language, self.briefing.t
        place = ", ".join(
            part
            for part in (
                city_name(organization.hq_city, language),
                dataset.country_name(organization.hq_country, language),
            )
            if part
        )
        founded = t("founded {year}", year=organization.founded) if organization.founded else ""
        ended = t("ended {year}", year=organization.ended) if organization.ended else ""
        kind = dataset.label("kinds", organization.kind, language)
        name = organization.name(language)
        if organization.acronym and organization.acronym not in name:
            name = f"{name} ({organization.acronym})"
        facts = " · ".join(part for part in (kind, place or t("seat not known"), founded, ended) if part)
        return Entry(name, facts, organization.summary(language), cited)

    def _event(self, event: Event, cited: tuple[int, ...]) -> Entry:
        dataset, language = self.briefing.selection.dataset, self.briefing.language
        place = ", ".join(
            part for part in (city_name(event.city, language), dataset.country_name(event.country, language)) if part
        )
        when = f"{event.start} – {event.end}" if event.end and event.end != event.start else event.start
        return Entry(event.name(language), " · ".join(part for part in (when, place) if part), "", cited)


def first_by_name(briefing: Briefing, most: int = MOST_ORGANIZATIONS) -> list[Organization]:
    """Selected organizations by name; of too many, those with most presences and ties on record."""
    dataset, chosen = briefing.selection.dataset, list(briefing.selection)
    if len(chosen) > most:
        ties = _count_ties(dataset)
        chosen.sort(key=lambda o: (-ties[o.id], o.id))
    order = sort_key(briefing.language)
    return sorted(chosen[:most], key=lambda o: (order(o.name(briefing.language)), o.id))


def _count_ties(dataset: Dataset) -> Counter[str]:
    """Presences and ties on record, by organization; by column, since ten thousand look-ups would take seconds."""
    columns = (("presence", "organization_id"), ("relations", "from_id"), ("relations", "to_id"))
    return Counter(chain.from_iterable(dataset.tables[table][column].to_pylist() for table, column in columns))


def cite_source(briefing: Briefing, source: Source) -> str:
    """A source as a reader cites it, without its address."""
    published = f", {source.published}" if source.published else ""
    copy = briefing.selection.dataset.label("copies", source.copy, briefing.language).lower()
    read = briefing.t("read {date} ({copy})", date=source.accessed.isoformat(), copy=copy)
    return f"{source.title}. {source.publisher}{published}; {read}."
