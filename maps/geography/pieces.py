"""What is cut out of, or added to, the source's countries: every box and point with its reason."""

from __future__ import annotations

from typing import NamedTuple, TypeAlias

Box: TypeAlias = tuple[float, float, float, float]


class Piece(NamedTuple):
    """The parts of one source country whose centre lies in `box` (west, south, east, north, degrees)."""

    atom: str
    owner: str
    box: Box


class Area(NamedTuple):
    """An atom with no ISO code: which source feature it is, and its names when no country holds it."""

    source_name: str
    name_en: str
    name_vi: str


# ISO units that the 50m file draws as parts of another country.
ISO_PIECES: tuple[Piece, ...] = (
    Piece("GUF", "FRA", (-56.0, 1.0, -50.0, 7.0)),
    Piece("GLP", "FRA", (-62.0, 15.7, -60.9, 16.7)),
    Piece("MTQ", "FRA", (-61.4, 14.2, -60.6, 15.1)),
    Piece("REU", "FRA", (55.0, -21.6, 56.0, -20.6)),
    Piece("MYT", "FRA", (44.8, -13.2, 45.5, -12.4)),
    Piece("BES", "NLD", (-69.0, 11.0, -62.0, 18.0)),
    Piece("SJM", "NOR", (-10.0, 70.5, -7.0, 71.5)),
    Piece("SJM", "NOR", (9.0, 74.0, 36.0, 82.0)),
    Piece("TKL", "NZL", (-174.0, -10.0, -170.0, -8.0)),
    Piece("CXR", "Indian Ocean Ter.", (105.0, -11.0, 106.0, -10.0)),
    Piece("CCK", "Indian Ocean Ter.", (96.0, -13.0, 98.0, -11.0)),
    # The source gives Crimea to Russia; it is a part of its own there.
    Piece("CRIMEA", "RUS", (32.0, 44.0, 37.0, 46.5)),
)

# ISO units that the 50m file lacks altogether, and the islets: the parts of `owner` in the 10m file.
FILLED_FROM_10M: tuple[Piece, ...] = (
    Piece("TUV", "TUV", (175.0, -11.0, 180.0, -5.0)),
    Piece("GIB", "GIB", (-6.0, 36.0, -5.0, 37.0)),
    Piece("UMI", "UMI", (-180.0, -1.0, 180.0, 29.0)),
    Piece("BVT", "NOR", (3.0, -55.0, 4.0, -54.0)),
    # The source files the islets of Hoàng Sa under another country's code; each worldview says whose they are.
    Piece("HOANGSA", "CHN", (111.0, 15.5, 113.0, 17.5)),
    Piece("TRUONGSA", "TRUONGSA", (111.0, 6.0, 118.0, 12.5)),
)

# No file at either scale has Trường Sa Lớn: a hexagon the size of its neighbours stands for it.
TRUONG_SA_LON = (111.92, 8.645)
ISLET_RADIUS = 0.004

# The source draws the land west of the berm as Morocco's; the ISO unit ESH is the rest of the territory.
WESTERN_SAHARA = "WESTERN_SAHARA"

# The source draws the Golan Heights as Israel's and has no line for them. Drawn by hand, as coarse as the source:
# from Lebanon down the upper Jordan and the east shore of the Sea of Galilee to the Yarmouk.
GOLAN = "GOLAN"
GOLAN_LINE = ((35.628, 33.275), (35.627, 33.01), (35.617, 32.89), (35.645, 32.83), (35.65, 32.77), (35.736, 32.73))

AREAS: dict[str, Area] = {
    "CRIMEA": Area("", "Crimea", "Crưm"),
    GOLAN: Area("", "Golan Heights", "Cao nguyên Golan"),
    "HOANGSA": Area("", "Hoàng Sa (Paracel) Islands", "Quần đảo Hoàng Sa"),
    "KOSOVO": Area("Kosovo", "Kosovo", "Kosovo"),
    "NORTHERN_CYPRUS": Area("N. Cyprus", "Northern Cyprus", "Bắc Síp"),
    "SIACHEN": Area("Siachen Glacier", "Siachen Glacier", "Sông băng Siachen"),
    "SOMALILAND": Area("Somaliland", "Somaliland", "Somaliland"),
    "TRUONGSA": Area("Spratly Is.", "Trường Sa (Spratly) Islands", "Quần đảo Trường Sa"),
    WESTERN_SAHARA: Area("", "Western Sahara (west of the berm)", "Tây Sahara (phía tây bức tường cát)"),
}
