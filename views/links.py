"""Links between the pages: each carries the whole address, so that it can be shared, and goes without a reload."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import urlencode

import streamlit as st
from markupsafe import Markup

from movements.records import Event
from views.address import Address
from views.page import Page

_GO = Markup('<a class="m-go {}" href="{}" target="_self">{}</a>')


def country_link(page: Page, iso: str | None, text: str | None = None, kind: str = "") -> Markup:
    """A link to a country's profile; nothing for no country."""
    if iso is None:
        return Markup()
    query = replace(page.query, countries=frozenset({iso}))
    return _GO.format(kind, _href("country", page.address.with_(query=query, focus=None)), text or page.country(iso))


def organization_link(page: Page, id_: str, text: str | None = None, kind: str = "") -> Markup:
    """A link to an organization's profile."""
    name = text or page.dataset.organization(id_).name(page.language)
    return _GO.format(kind, _href("organization", page.address.with_(focus=id_), "id"), name)


def event_link(page: Page, event: Event) -> Markup:
    """An event's name, linked to the profile that tells of it: of who held it, else of where it was held."""
    name = event.name(page.language)
    if event.organization_ids:
        return organization_link(page, event.organization_ids[0], name)
    return country_link(page, event.country, name) or Markup("{}").format(name)


def back_link(page: Page, focus: str | None) -> Markup:
    """A link to the map, with the view that the reader left, and this country or organization open in it."""
    left: Address = st.session_state.get("explored") or page.address
    # Without a view to go back to, a profile's country is no filter: the map opens on the whole world.
    if "explored" not in st.session_state:
        left = left.with_(query=left.query.without("countries"))
    address = replace(left, language=page.language, worldview=page.address.worldview, focus=focus)
    return _GO.format("m-back", _href("./", address), page.t("← Back to the map"))


def _href(place: str, address: Address, focus_as: str = "focus") -> str:
    parameters = urlencode(address.format(focus_as), doseq=True)
    return f"{place}?{parameters}" if parameters else place
