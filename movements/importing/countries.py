"""Countries as rows give them, by code or by name, over many rows; what is ambiguous stays a question."""

from __future__ import annotations

from collections import defaultdict

from movements.dataset import Dataset
from movements.folding import fold


class CountryNames:
    """Every code and name of a country, looked up at once; the same answers as `places.find_country`."""

    def __init__(self, dataset: Dataset) -> None:
        self._by_code: dict[str, str] = {}
        self._by_name: dict[str, set[str]] = defaultdict(set)
        for iso, country in dataset.countries.items():
            self._by_code |= dict.fromkeys((iso, country.iso_a2, country.m49), iso)
            for name in (country.name_en, country.name_vi, *country.aliases_en, *country.aliases_vi):
                self._by_name[fold(name)].add(iso)

    def find(self, text: str) -> str | None:
        """The ISO alpha-3 code of a code or name; None when it is not exactly one: AO is Angola, and Áo is Austria."""
        found = {self._by_code.get(text.upper(), ""), *self._by_name.get(fold(text), ())} - {""}
        return found.pop() if len(found) == 1 else None

    def find_code(self, text: str) -> str | None:
        """The ISO alpha-3 code of a code in capitals under a heading that says it is one: there NGA is not Nga."""
        return self._by_code.get(text)

    def is_code(self, text: str) -> bool:
        """Whether a text is an ISO alpha-3 code."""
        return self._by_code.get(text) == text
