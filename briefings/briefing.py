"""The one value that every format is made from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property

from briefings.citation import Citation, write_code
from briefings.phrases import describe_query, name_query, write_flags
from maps.worldviews import Worldview, load_worldview
from movements.language import Language, Translate, translator, write_number
from movements.selection import Selection

LICENCE = "CC BY 4.0"
"""Of the dataset; that of a page cited is its own."""


@dataclass(frozen=True, eq=False)
class Briefing:
    """A selection to be written down: in which language, under which worldview, called what, made when."""

    selection: Selection
    language: Language
    worldview_id: str
    made_on: date
    title: str = ""
    suffix: str = ""
    """The format it is being written in; set by `export`."""

    @property
    def t(self) -> Translate:
        """Say a catalog message in the briefing's language."""
        return translator(self.language)

    @property
    def worldview(self) -> Worldview:
        """The boundary worldview that its maps draw and its pages name."""
        return load_worldview(self.worldview_id)

    @property
    def moment(self) -> datetime:
        """The time that stands in a file's metadata: midnight of its day, so that it can be made again."""
        return datetime(self.made_on.year, self.made_on.month, self.made_on.day)

    @property
    def day(self) -> str:
        """The day as the language writes it."""
        if self.language == "vi":
            return f"{self.made_on.day}/{self.made_on.month}/{self.made_on.year}"
        return f"{self.made_on.day} {self.made_on:%B %Y}"

    def number(self, n: int) -> str:
        """A count as the language writes it."""
        return write_number(n, self.language)

    @cached_property
    def heading(self) -> str:
        """The title given, or the usual one with what the query is about."""
        usual = self.t("World people's movements")
        about = name_query(self.selection.dataset, self.selection.query, self.language)
        return self.title or (f"{usual}: {about}" if about else usual)

    @cached_property
    def subject(self) -> str:
        """The query in words."""
        return describe_query(self.selection.dataset, self.selection.query, self.language)

    @cached_property
    def code(self) -> str:
        """The citation code of the file; empty while no format is chosen."""
        if not self.suffix:
            return ""
        dataset = self.selection.dataset
        said = (self.selection.query, self.language, self.worldview_id, self.suffix, self.made_on)
        return write_code(dataset, Citation(*said, dataset.fingerprint[:5], len(self.selection), self.title))

    @property
    def data_version(self) -> str:
        """The dataset's version and the beginning of its fingerprint."""
        dataset = self.selection.dataset
        return f"{dataset.version} ({dataset.fingerprint[:12]})"

    @property
    def notes(self) -> list[tuple[str, str]]:
        """What every file says of itself: query, data version, day, worldview and its disclaimer, citation code."""
        t = self.t
        said = [
            (t("Title"), self.heading),
            (t("Query"), self.subject),
            (t("Query as flags"), write_flags(self.selection.query) or t("everything")),
            (t("Organizations"), self.number(len(self.selection))),
            (t("Data version"), self.data_version),
            (t("Made on"), self.made_on.isoformat()),
            (t("Boundary worldview"), self.worldview.name[self.language]),
            (t("Note on boundaries"), self.worldview.disclaimer[self.language]),
            (t("Source of the shapes"), t("Natural Earth (public domain)")),
            (t("Licence"), t("Data: {licence}", licence=LICENCE)),
            (t("Cite as"), self.citation),
        ]
        return [*said, (t("Citation code"), self.code)] if self.code else said

    @property
    def citation(self) -> str:
        """The file in a reader's list of sources."""
        code = f" {self.code}." if self.code else ""
        usual = self.t("World people's movements")
        title = self.heading if self.heading.startswith(usual) else f"{self.heading}. {usual}"
        version = self.t("data version {version}", version=self.data_version)
        return f"{title}, {version}, {self.day}. {LICENCE}.{code}"
