"""What a printed sheet is to be: its paper, what it shows and what it says."""

from __future__ import annotations

from dataclasses import dataclass

from maps.frames import Frame, fit_frame, points_of_interest
from maps.worldviews import Worldview
from movements.language import Language, Translate, translator
from movements.selection import Selection


@dataclass(frozen=True)
class Paper:
    """Size of a sheet in mm, and which of its parts are wanted."""

    width: float
    height: float
    margin: float = 10.0
    titled: bool = True
    footed: bool = True


LANDSCAPE = Paper(297, 210)
PORTRAIT = Paper(210, 297)


@dataclass(frozen=True, eq=False)
class Plate:
    """What a sheet shows and says."""

    selection: Selection
    language: Language
    worldview: Worldview
    title: str
    subtitle: str
    foot: tuple[str, ...]
    """Lines under the disclaimer: source, data version, date, query, citation code."""

    @property
    def t(self) -> Translate:
        """Say a catalog message in the plate's language."""
        return translator(self.language)


def frame_of(plate: Plate) -> Frame:
    """The part of the world that a plate shows."""
    return fit_frame(points_of_interest(plate.selection, plate.worldview))


def paper_for(frame: Frame) -> Paper:
    """A4 lying, or standing for a tall country."""
    return PORTRAIT if frame.aspect < 0.8 else LANDSCAPE
