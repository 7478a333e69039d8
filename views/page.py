"""What every page is given: the dataset, the language, the worldview and the query in force."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Self
from urllib.parse import urlsplit

import streamlit as st

from movements.city_names import city_name
from movements.dataset import Dataset
from movements.dates import write_date
from movements.language import Language, Translate, translator, write_number
from movements.query import Query
from views.address import Address

# How many addresses may be on their way to the browser.
_MOST_WRITTEN = 50
# Under this name an address that we write says which page wrote it: the browser may have left that page by the time it
# arrives. navigate.js keeps the name out of the reader's sight.
_WRITER = "~"
# What the session holds beside its widgets.
_OWN = {"address", "written", "place", "settled", "link_errors", "explored", "chosen", "answered", "atlas"}


@dataclass(frozen=True)
class Page:
    """One run of a page."""

    dataset: Dataset
    address: Address

    @property
    def language(self) -> Language:
        """The language in force."""
        return self.address.language

    @property
    def query(self) -> Query:
        """The query in force."""
        return self.address.query

    @property
    def t(self) -> Translate:
        """Say a catalog message in the language in force."""
        return translator(self.language)

    def with_query(self, query: Query) -> Self:
        """The same page with another query in force."""
        return replace(self, address=self.address.with_(query=query))

    def with_focus(self, focus: str | None) -> Self:
        """The same page with a country or organization open."""
        return replace(self, address=self.address.with_(focus=focus))

    def label(self, vocabulary: str, code: str | None) -> str:
        """The label of a code in the language in force."""
        return self.dataset.label(vocabulary, code, self.language)

    def country(self, iso_a3: str | None) -> str:
        """The name of a country in the language in force."""
        return self.dataset.country_name(iso_a3, self.language)

    def number(self, n: int) -> str:
        """A count as the language in force writes it; not for years."""
        return write_number(n, self.language)

    def date(self, when: date | str) -> str:
        """A date, as exact as it is known, as the language in force writes it."""
        return write_date(when, self.language)

    def city(self, name: str | None) -> str:
        """The name of a city in the language in force; nothing for none."""
        return city_name(name, self.language)


def read_address(dataset: Dataset) -> Address:
    """The address in force: the session's own, unless the browser's address was changed by hand, link or Back."""
    shown, writer = _shown()
    here = _place()
    arrived = st.session_state.get("place") != here
    late = writer not in (None, here)
    led = "address" not in st.session_state or (not late and _was_led_to(shown, arrived))
    if led:
        address, errors = Address.parse(dataset, shown)
        st.session_state.address = address
        st.session_state.link_errors = errors
        forget_widgets()
    if led or arrived:
        # Once: a run that the reader's next click cuts short must not be followed by one that is led there again.
        st.session_state.place = here
        _note(shown)
    return st.session_state.address


def _shown() -> tuple[dict[str, list[str]], str | None]:
    """The parameters in the browser, and the page that wrote them; None where the reader did, by hand, link or Back."""
    shown = {name: st.query_params.get_all(name) for name in st.query_params}
    return shown, "".join(shown.pop(_WRITER, ())) or None


def _was_led_to(shown: dict[str, list[str]], arrived: bool) -> bool:
    """Whether the browser's address is the reader's wish, and not only what has not caught up with us."""
    written = st.session_state.get("written", [])
    if written and shown == written[-1]:
        st.session_state.written = [shown]
        return False
    if arrived:
        # The menu leads to another page without any parameters; on the same page that is Back to where all was open.
        return bool(shown)
    # Who moves one widget after the other is ahead of the browser, which still shows what was written before.
    settled = st.session_state.get("settled", {})
    moved = any(key in settled and settled[key] != value for key, value in _widgets().items())
    return not (moved and shown in written)


def settle() -> None:
    """Note how a run has left the widgets, so that the next can tell what the reader has done since."""
    st.session_state.settled = _widgets()


def _widgets() -> dict[str, Any]:
    return {str(key): value for key, value in st.session_state.items() if key not in _OWN}


def _place() -> str:
    return urlsplit(st.context.url or "").path


def keep_view(address: Address) -> None:
    """Remember what Explore shows, so that a profile leads back to it."""
    st.session_state.explored = address


def write_address(address: Address, focus_as: str = "focus") -> None:
    """Keep the address for the session and show it in the browser, the focus under the page's own name for it."""
    st.session_state.address = address
    parameters = address.format(focus_as)
    _note(parameters)
    if _shown()[0] != parameters:
        st.query_params.from_dict(parameters | {_WRITER: [_place()]})


def _note(parameters: dict[str, list[str]]) -> None:
    st.session_state.written = [*st.session_state.get("written", ()), parameters][-_MOST_WRITTEN:]


def forget_widgets() -> None:
    """Let the widgets be filled anew from the address."""
    settled = st.session_state.get("settled", {})
    for key in [key for key in st.session_state if str(key).startswith("filter-")]:
        del st.session_state[key]
        settled.pop(key, None)
