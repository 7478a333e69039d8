"""What the way to the first map is spared: pandas, which would only be asked whether something is its table."""

from __future__ import annotations

from typing import Any

from streamlit.components.v1 import custom_component
from streamlit.dataframe_util import is_dataframe_like

from movements.deferral import defer_import


def spare_pandas() -> None:
    """Leave pandas until a table is shown: 70 MB, and half a second of a cold start."""
    defer_import("pandas")
    custom_component.is_dataframe_like = _is_table  # pyright: ignore[reportPrivateImportUsage]


def _is_table(value: Any) -> bool:
    """As Streamlit's own, which imports pandas to look into the lists and dictionaries that st_folium passes."""
    return not isinstance(value, (list, dict)) and is_dataframe_like(value)
