"""The one search box on every page: organizations, countries and events, answered as one types."""

from __future__ import annotations

from collections.abc import Iterable

import streamlit as st
from markupsafe import Markup

from movements.folding import fold
from movements.language import msg
from movements.search import Answer, Hit, search
from views.links import country_link, event_link, organization_link
from views.markup import items, tag
from views.page import Page

_KINDS = {"country": msg("country"), "organization": msg("organization"), "event": msg("event")}


@st.fragment
def show_search(page: Page) -> None:
    """Draw the box and, under it, what it finds; typing redraws nothing else."""
    t = page.t
    text = st.text_input(
        t("Go to an organization, country or event"),
        key="go-to",
        placeholder=t("Go to an organization, country or event: WPC, hoi huu nghi, Cuba …"),
        live=True,
        label_visibility="collapsed",
    )
    if (text or "").strip():
        st.html(answer_markup(page, text.strip(), search(page.dataset, text)))


def answer_markup(page: Page, text: str, answer: Answer) -> Markup:
    """What a search found; suggestions are said to be suggestions."""
    t = page.t
    if answer.hits:
        said, hits = t("Found for “{text}”:", text=text), answer.hits
    elif answer.suggestions:
        said, hits = t("Nothing is called “{text}”. Did you mean:", text=text), answer.suggestions
    else:
        said, hits = (
            t("Nothing is called “{text}”, and no name is near it. Try fewer words, or an acronym.", text=text),
            (),
        )
    body = Markup('<div class="m-found" role="status" data-text="{}"><p>{}</p><div class="{}">{}</div></div>')
    return body.format(text, said, "m-hits" if answer.hits else "", items(_hits(page, hits)))


def _hits(page: Page, hits: Iterable[Hit]) -> Iterable[Markup]:
    for hit in hits:
        name, link = _named(page, hit)
        # Found by a former or foreign name: say which, or the reader wonders.
        other = "" if fold(hit.name) == fold(name) else hit.name
        yield Markup("{} {} <span class='m-quiet'>{}</span>").format(link, tag(page.t(_KINDS[hit.kind])), other)


def _named(page: Page, hit: Hit) -> tuple[str, Markup]:
    if hit.kind == "country":
        return page.country(hit.key), country_link(page, hit.key)
    if hit.kind == "organization":
        return page.dataset.organization(hit.key).name(page.language), organization_link(page, hit.key)
    event = page.dataset.event(hit.key)
    return event.name(page.language), event_link(page, event)
