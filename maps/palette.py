"""Colours and shapes of every map and chart: themes, kinds, and the scale for counts."""

from collections.abc import Iterable

# Hue and lightness both vary, so that neighbours in the legend differ for colour-blind readers too.
# Seventeen hues cannot all be told apart: the theme is always said in words as well.
THEME_COLOURS = {
    "peace": "#2b7bba",
    "solidarity": "#c3272b",
    "friendship": "#e0a100",
    "labour": "#8a3d1c",
    "peasants": "#7a8f1e",
    "women": "#b8469a",
    "youth": "#ee7f3b",
    "environment": "#2c9a58",
    "human_rights": "#5546a8",
    "development": "#12a0a6",
    "democracy": "#9b72cf",
    "war_legacies": "#55565a",
    "health": "#e4627c",
    "culture": "#45b4e3",
    "indigenous": "#b08a55",
    "economic_justice": "#1f5c58",
    "digital_rights": "#7a8ca8",
}
OTHER_COLOUR = "#6f7780"
REST_COLOUR = "#c3cad0"
"""Shares too small to show one by one."""

# Thirteen outlines cannot be told apart at 14 px; six families can.
KIND_SHAPES = {
    "international_federation": "square",
    "regional_federation": "square",
    "trade_union": "square",
    "network": "triangle",
    "recurring_forum": "triangle",
    "national_movement": "pentagon",
    "peace_organization": "pentagon",
    "friendship_society": "diamond",
    "solidarity_committee": "diamond",
    "people_to_people_body": "diamond",
    "international_ngo": "circle",
    "national_ngo": "circle",
    "institute": "cross",
}
OTHER_SHAPE = "circle"

SEQUENTIAL = ("#d7e9e7", "#b3d6d5", "#86bec2", "#5aa0ab", "#378090", "#1d5f73")
"""Low to high counts: one hue, even steps of lightness."""
NOT_KNOWN = "#e7e5df"
"""Land with no record: not known, which is not zero. Print adds HATCH."""
NOT_KNOWN_LINE = "#c9c6bd"
HATCH = "////"
SEA = "#eef4f7"
BORDER = "#ffffff"
INK = "#22313f"
LABEL = "#4b5a67"
ACCENT = "#b3202a"
"""Focus, arcs and whatever the reader asked for by name."""


def theme_colour(code: str) -> str:
    """Colour of a theme; a neutral grey for a code this palette has not met."""
    return THEME_COLOURS.get(code, OTHER_COLOUR)


def kind_shape(code: str) -> str:
    """Shape family of a kind: circle, square, triangle, pentagon, diamond or cross."""
    return KIND_SHAPES.get(code, OTHER_SHAPE)


def class_bounds(counts: Iterable[int], classes: int = len(SEQUENTIAL)) -> list[int]:
    """Lower bounds of the choropleth's classes: round numbers, evenly apart on a log scale; first is 1."""
    # Counts by country are heavy-tailed: equal steps would put all but three countries in one class.
    highest = max(counts, default=0)
    if highest <= classes:
        return list(range(1, highest + 1))
    return sorted({_round_down(highest ** (i / classes)) for i in range(classes)})


def class_of(count: int, bounds: list[int]) -> int | None:
    """Class of a count, 0 the lowest; None when nothing is recorded, which is not known."""
    return sum(count >= bound for bound in bounds) - 1 if count > 0 and bounds else None


def class_colour(index: int | None, bounds: list[int]) -> str:
    """Colour of a class; few classes spread over the whole scale."""
    if index is None:
        return NOT_KNOWN
    last = len(SEQUENTIAL) - 1
    return SEQUENTIAL[last if len(bounds) == 1 else round(index * last / (len(bounds) - 1))]


def _round_down(value: float) -> int:
    """Round down to 1, 2, 3 or 5 times a power of ten."""
    power = 1
    while power * 10 <= value + 1e-9:
        power *= 10
    return max(step * power for step in (1, 2, 3, 5) if step * power <= value + 1e-9)
