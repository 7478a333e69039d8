"""The map of a year: the engine's own year slider, moved from the page, and set playing."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

from folium.template import Template

from maps.explorer import FilterCommand, command


class YearCommand(FilterCommand):
    """A filter command that also moves the year slider; `turn` differs for each press of the play button."""

    _template = Template("""
        {% macro script(this, kwargs) %}
            var {{ this.get_name() }} = L.layerGroup();
            MovementsMap.command({{ this.command }});
            (() => {
                const map = MovementsMap.current;
                if (map.playing) map.play();
                map.setYear({{ this.year }});
                if ({{ this.turn }}) map.play();
            })();
        {% endmacro %}
    """)

    def __init__(self, said: Mapping[str, Any], year: int, turn: int) -> None:
        super().__init__(said)
        self.year = year
        self.turn = turn


def year_command(
    spec: Mapping[str, Any], language: Literal["vi", "en"], worldview: str, year: int, turn: int = 0
) -> YearCommand:
    """Make what goes into `feature_group_to_add`: a filter and a year; a turn above 0 plays on from it."""
    return YearCommand(command(spec, language, worldview), year, turn)
