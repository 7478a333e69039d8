"""What the rows of a sheet are: one table of the dataset, with how people title such a sheet and head its columns."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from movements.descriptor import Column, Descriptor
from movements.folding import fold
from movements.importing import synonyms, tie_synonyms
from movements.language import msg

# Columns that are read into others.
INTERMEDIATE = ("coordinates", "country_code")


@dataclass(frozen=True)
class Subject:
    """One kind of row that can be imported."""

    table: str
    title: str
    """For a reader; a message of the catalog."""
    sheets: str
    """Words in the name of a sheet or file that hold such rows."""
    words: dict[str, str]
    """Headings by the column they mean."""
    about: tuple[str, ...]
    """Columns that say what a row is about; a row that leaves all blank says nothing."""
    marks: tuple[tuple[str, ...], ...]
    """A sheet is known by its headings when it has one column of each group."""
    country: str | None = None
    city: str | None = None
    extra: tuple[str, ...] = ()
    """Columns that lead to other tables."""

    @cached_property
    def known(self) -> dict[str, str]:
        """Folded heading → column."""
        return {fold(word): name for name, words in self.words.items() for word in words.split(",")}

    @property
    def is_sourced(self) -> bool:
        """Whether a row must cite a source. Names are held by their organization's; a source is one itself."""
        return self.table not in ("names", "sources")

    def columns(self, descriptor: Descriptor) -> tuple[str, ...]:
        """The columns such a row may fill: its table's own, a source's, and a few that lead to other tables."""
        own = [column.name for column in descriptor.table(self.table).columns]
        cited = [f"source_{c.name}" for c in descriptor.table("sources").columns if c.name != "id"]
        return tuple(dict.fromkeys([*own, *self.extra, *(cited if self.is_sourced else ())]))

    def own(self, descriptor: Descriptor) -> tuple[Column, ...]:
        """The declared columns of its table that a row gives by itself."""
        return tuple(column for column in descriptor.table(self.table).columns if column.name != "id")

    def is_titled(self, title: str) -> bool:
        """Whether a sheet's name says that it holds such rows."""
        return bool(re.search(rf"\b({'|'.join(self.sheets.split(','))})\b", fold(title)))


SUBJECTS: tuple[Subject, ...] = (
    Subject(
        "organizations",
        msg("Organizations"),
        "organi[sz]ations?,to chuc,hoi,ngos?,phong trao",
        synonyms.ORGANIZATION | synonyms.SOURCE,
        ("name_en", "name_vi", "name_native"),
        (("name_en", "name_vi", "name_native"),),
        "hq_country",
        "hq_city",
        ("name_native", "other_names", "confidence", "not_duplicate_of", "source_id"),
    ),
    Subject(
        "presence",
        msg("Presences"),
        "presences?,hien dien,su hien dien,co mat",
        tie_synonyms.PRESENCE | synonyms.SOURCE,
        ("organization_id",),
        (("organization_id",), ("country", "country_code"), ("role",)),
        "country",
    ),
    Subject(
        "relations",
        msg("Relations"),
        "relations?,ties?,quan he,moi quan he,lien ket,memberships?,tu cach thanh vien",
        tie_synonyms.RELATIONS | synonyms.SOURCE,
        ("from_id", "to_id"),
        (("from_id",), ("to_id",)),
    ),
    Subject(
        "events",
        msg("Events"),
        "events?,su kien,hoat dong",
        tie_synonyms.EVENTS | synonyms.SOURCE,
        ("name_en", "name_vi"),
        (("name_en", "name_vi"), ("start",)),
        "country",
        "city",
        ("not_duplicate_of",),
    ),
    Subject(
        "names",
        msg("Further names"),
        "names,aliases,ten khac,ten goi,ten goi khac",
        tie_synonyms.NAMES,
        ("organization_id",),
        (("organization_id",), ("name",), ("lang", "type")),
    ),
    Subject(
        "evidence",
        msg("Evidence"),
        "evidence,bang chung,minh chung,dan chung",
        tie_synonyms.EVIDENCE | synonyms.SOURCE,
        ("organization_id",),
        (("organization_id",), ("property",)),
    ),
    Subject(
        "sources",
        msg("Sources"),
        "sources?,references?,nguon,tai lieu",
        tie_synonyms.SOURCES,
        ("url", "title"),
        (("url",), ("title",), ("publisher", "accessed", "language")),
    ),
)
BY_TABLE = {subject.table: subject for subject in SUBJECTS}
ORGANIZATIONS = BY_TABLE["organizations"]
# What other rows speak of is read before them.
READ_FIRST = ("sources", "organizations", "names", "events", "presence", "relations", "evidence")


def find_subject(text: str) -> Subject | None:
    """The subject of a table's name or of a sheet's; None when it names none, or several."""
    if subject := BY_TABLE.get(text.strip().lower()):
        return subject
    named = [subject for subject in SUBJECTS if text and subject.is_titled(text)]
    return named[0] if len(named) == 1 else None


def all_columns(descriptor: Descriptor) -> tuple[str, ...]:
    """Every column that a row of any subject may fill."""
    return tuple(dict.fromkeys(name for subject in SUBJECTS for name in subject.columns(descriptor)))
