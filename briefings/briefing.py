"""The one value that every format is made from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from maps.worldviews import Worldview, load_worldview
from movements.language import Language, Translate, translator
from movements.selection import Selection


@dataclass(frozen=True, eq=False)
class Briefing:
    """A selection to be written down: in which language, under which worldview, called what, made when."""

    selection: Selection
    language: Language
    worldview_id: str
    made_on: date
    title: str = ""

    @property
    def t(self) -> Translate:
        """Say a catalog message in the briefing's language."""
        return translator(self.language)

    @property
    def worldview(self) -> Worldview:
        """The boundary worldview that its maps draw and its pages name."""
        return load_worldview(self.worldview_id)

    @property
    def heading(self) -> str:
        """The title given, or the usual one."""
        return self.title or self.t("World people's movements")

    @property
    def notes(self) -> list[tuple[str, str]]:
        """What every file says of itself: data version, day, query, worldview and its disclaimer."""
        t, selection = self.t, self.selection
        query = "&".join(f"{name}={value}" for name, values in selection.query.format().items() for value in values)
        return [
            (t("Title"), self.heading),
            (t("Query"), query or t("everything")),
            (t("Organizations"), str(len(selection))),
            (t("Data version"), f"{selection.dataset.version} ({selection.dataset.fingerprint[:12]})"),
            (t("Made on"), self.made_on.isoformat()),
            (t("Boundary worldview"), self.worldview.name[self.language]),
            (t("Note on boundaries"), self.worldview.disclaimer[self.language]),
        ]
