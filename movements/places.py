"""Countries as people write them: codes, names and other names in either language; never a guess."""

from movements.dataset import Dataset
from movements.folding import fold
from movements.records import Country


def find_country(dataset: Dataset, text: str) -> Country | None:
    """The country of an ISO code or of a name in either language; None when it is not exactly one of them."""
    found = {country.iso_a3: country for country in dataset.countries.values() if _is_called(country, text)}
    return next(iter(found.values())) if len(found) == 1 else None


def _is_called(country: Country, text: str) -> bool:
    if text.upper() in (country.iso_a3, country.iso_a2, country.m49):
        return True
    names = (country.name_en, country.name_vi, *country.aliases_en, *country.aliases_vi)
    return bool(fold(text)) and fold(text) in {fold(name) for name in names}
