"""The rows of the dataset as typed values."""

from dataclasses import dataclass
from datetime import date
from typing import Any, Self

from movements.language import Language


@dataclass(frozen=True, slots=True)
class Record:
    """A row; columns of a table that a record does not name are left out."""

    @classmethod
    def from_row(cls, row: dict[str, Any]) -> Self:
        """Build the record from a row of its table; lists become tuples."""
        values = ((name, row[name]) for name in cls.__dataclass_fields__)
        return cls(**{name: tuple(value) if isinstance(value, list) else value for name, value in values})


@dataclass(frozen=True, slots=True)
class Named(Record):
    """A record with a name in each language."""

    name_en: str
    name_vi: str

    def name(self, language: Language) -> str:
        """The name in a language."""
        return self.name_vi if language == "vi" else self.name_en


@dataclass(frozen=True, slots=True)
class Organization(Named):
    """A movement, network, NGO or society (W3C ORG `org:Organization`)."""

    id: str
    kind: str
    acronym: str | None
    themes: tuple[str, ...]
    scope: str
    founded: int | None
    ended: int | None
    status: str
    hq_city: str | None
    hq_country: str | None
    latitude: float | None
    longitude: float | None
    website: str | None
    vietnam_link: tuple[str, ...]
    summary_en: str
    summary_vi: str
    wikidata: str | None
    ror: str | None

    def summary(self, language: Language) -> str:
        """The summary in a language."""
        return self.summary_vi if language == "vi" else self.summary_en


@dataclass(frozen=True, slots=True)
class Name(Record):
    """A further name of an organization."""

    organization_id: str
    name: str
    lang: str
    type: str


@dataclass(frozen=True, slots=True)
class Presence(Record):
    """An organization in a country: section, member, office or activity."""

    organization_id: str
    country: str
    role: str
    since: int | None
    until: int | None
    source_id: str


@dataclass(frozen=True, slots=True)
class Relation(Record):
    """A tie between two organizations."""

    from_id: str
    kind: str
    to_id: str
    since: int | None
    until: int | None
    source_id: str


@dataclass(frozen=True, slots=True)
class Event(Named):
    """An assembly, forum, campaign or visit; `start` and `end` are ISO 8601 dates of any precision."""

    id: str
    kind: str
    organization_ids: tuple[str, ...]
    start: str
    end: str | None
    city: str | None
    country: str | None
    latitude: float | None
    longitude: float | None
    themes: tuple[str, ...]
    source_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Evidence(Record):
    """A source behind one property of an organization."""

    organization_id: str
    property: str
    source_id: str
    verified_on: date
    confidence: str


@dataclass(frozen=True, slots=True)
class Source(Record):
    """A public page or document that facts are cited to."""

    id: str
    title: str
    publisher: str
    url: str
    published: str | None
    accessed: date
    copy: str
    language: str


@dataclass(frozen=True, slots=True)
class Country(Named):
    """A country or territory of ISO 3166-1."""

    iso_a3: str
    iso_a2: str
    m49: str
    aliases_en: tuple[str, ...]
    aliases_vi: tuple[str, ...]
    un_status: str
    region: str
    subregion: str | None
    desk: str | None
    blocs: tuple[str, ...]
    label_longitude: float
    label_latitude: float
    west: float
    south: float
    east: float
    north: float
    tiny: bool

    @property
    def areas(self) -> frozenset[str]:
        """Codes of every region, subregion, desk and bloc the country is in."""
        return frozenset({self.region, self.subregion or "", self.desk or "", *self.blocs} - {""})
