"""Making a file again from its citation code, and saying what has changed since."""

from __future__ import annotations

from dataclasses import dataclass

from briefings.briefing import Briefing
from briefings.citation import Citation, read_code
from briefings.register import compare_rows
from movements.dataset import Dataset
from movements.language import Language, translator
from movements.selection import select

MOST_NAMES = 8


@dataclass(frozen=True, eq=False)
class Again:
    """A citation read back: the briefing as it can be made now."""

    citation: Citation
    briefing: Briefing

    @property
    def is_same(self) -> bool:
        """Whether the dataset is the one that the code was made from, so that the file comes out the same."""
        return self.briefing.selection.dataset.fingerprint.startswith(self.citation.fingerprint)

    def changes(self, language: Language) -> list[str]:
        """What differs from the dataset of the code, in sentences; empty when nothing does."""
        if self.is_same:
            return []
        t, selection = translator(language), self.briefing.selection
        dataset = selection.dataset
        said = [
            t(
                "The code was made from another version of the data: {then}…; here it is {now} ({version}).",
                then=self.citation.fingerprint,
                now=dataset.fingerprint[:5] + "…",
                version=dataset.version,
            ),
            t("Organizations selected then: {then}; now: {now}.", then=self.citation.count, now=len(selection)),
        ]
        compared = compare_rows(selection, self.citation.fingerprint)
        if compared is None:
            return [*said, t("That version was never used on this machine, so single changes cannot be listed.")]
        added, changed = compared
        return said + [
            _listed(message, [dataset.organization(id_).name(language) for id_ in ids])
            for message, ids in ((t("New in the dataset"), added), (t("Changed"), changed))
            if ids
        ]


def make_again(dataset: Dataset, code: str) -> Again:
    """Read a code and select anew; QueryError when it cannot be read or asks for what the dataset lacks."""
    citation = read_code(dataset, code)
    selection = select(dataset, citation.query)
    said = (citation.language, citation.worldview, citation.made_on, citation.title, citation.suffix)
    return Again(citation, Briefing(selection, *said))


def _listed(what: str, names: list[str]) -> str:
    rest = f" … (+{len(names) - MOST_NAMES})" if len(names) > MOST_NAMES else ""
    return f"{what} ({len(names)}): " + "; ".join(names[:MOST_NAMES]) + rest
