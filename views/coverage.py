"""Coverage: a map and tables of what is not known; a blank never reads as zero."""

from __future__ import annotations

from collections import Counter
from datetime import date

import streamlit as st
from markupsafe import Markup

from movements.coverage import FEW, count_presences, count_seats, list_facts, thin_themes
from movements.folding import fold
from movements.language import msg
from movements.searches import list_searches
from views import chrome
from views.charts import show_table
from views.facts import fact_text
from views.links import back_link, country_link, organization_link
from views.markup import items, joined
from views.page import Page, write_address
from views.pictures import folded
from views.seats_map import seats_map

_TITLE = msg("What is not known")


def show(page: Page) -> None:
    """Show the page."""
    chrome.show_switches(page)
    chrome.show_link_errors(page)
    write_address(page.address, "id")
    t = page.t
    said = t(
        "Every dataset has gaps; these are ours. A blank means that nothing is recorded, never that there is nothing."
    )
    head = Markup("<div class='m-page'><p>{}</p><h1>{}</h1><p class='m-lead'>{}</p></div>")
    st.html(head.format(back_link(page, page.address.focus), t(_TITLE), said))
    st.html(seats_map(page))
    _show_countries(page)
    _show_facts(page, date.today())
    _show_thin(page)
    _show_searches(page)


def _show_countries(page: Page) -> None:
    import pandas as pd

    t, seats, presences = page.t, count_seats(page.dataset), count_presences(page.dataset)
    names = sorted(page.dataset.countries, key=lambda iso: fold(page.country(iso)))
    columns = [t("Country"), t("Region"), t("Organizations based there"), t("Based or present there")]

    def cells(iso: str) -> list:
        region = page.label("regions", page.dataset.countries[iso].region)
        return [region, seats[iso] or t("not known"), presences[iso] or t("not known")]

    frame = pd.DataFrame([[page.country(iso), *cells(iso)] for iso in names], columns=columns)
    show_table(page, frame, "countries", [[country_link(page, iso), *cells(iso)] for iso in names])
    blank = [iso for iso in names if not presences[iso]]
    absent = [iso for iso in names if presences[iso] and not seats[iso]]
    few = [iso for iso in names if 0 < seats[iso] < FEW]
    groups = (
        (t("Nothing known at all ({n})", n=page.number(len(blank))), blank),
        (t("No seat known, only presences ({n})", n=page.number(len(absent))), absent),
        (t("One or two organizations known ({n})", n=page.number(len(few))), few),
    )
    lists = joined(
        folded(title, joined((country_link(page, iso) for iso in isos), ", "), True) for title, isos in groups
    )
    title = t("Countries with few records")
    st.html(Markup("<div class='m-page m-panel'><h2>{}</h2>{}</div>").format(title, lists))


def _show_facts(page: Page, today: date) -> None:
    import pandas as pd

    t, facts = page.t, list_facts(page.dataset)
    single, stale, doubtful = Counter[str](), Counter[str](), Counter[str]()
    for fact in facts:
        single[fact.about] += len(fact.sources) == 1
        stale[fact.about] += fact.is_stale(today)
        doubtful[fact.about] += fact.is_doubtful
    total = Counter(fact.about for fact in facts)
    columns = [
        t("Fact"),
        t("Recorded"),
        t("With one source only"),
        t("Last checked over a year ago"),
        t("Sources conflict or are vague"),
    ]
    rows = [
        [page.label("properties", p), total[p], single[p], stale[p], doubtful[p]]
        for p in page.dataset.codes("properties")
        if total[p]
    ]
    rows.append([t("All facts"), total.total(), single.total(), stale.total(), doubtful.total()])
    st.html(Markup("<div class='m-page'><h2>{}</h2></div>").format(t("How well the facts are backed")))
    shown = [[fact, *map(page.number, counts)] for fact, *counts in rows]
    show_table(page, pd.DataFrame(rows, columns=columns), "facts", shown, is_open=True)
    lines = items(organization_link(page, f.organization_id, fact_text(page, f)) for f in facts if f.is_doubtful)
    listed = folded(t("Facts on which sources conflict or are vague ({n})", n=page.number(doubtful.total())), lines)
    st.html(Markup("<div class='m-page m-panel'>{}</div>").format(listed))
    _offer_single(page)


def _offer_single(page: Page) -> None:
    def write() -> bytes:
        lines = ["organization_id,property,source_id,verified_on"]
        single = (fact for fact in list_facts(page.dataset) if len(fact.sources) == 1)
        lines += [f"{f.organization_id},{f.about},{f.sources[0]},{f.verified_on}" for f in single]
        return "\n".join(lines).encode("utf-8-sig")

    label = page.t("Download every fact with one source only (CSV)")
    st.download_button(
        label,
        write,
        file_name=f"single-source-{page.dataset.version}.csv",
        mime="text/csv",
        key="download-single",
        on_click="ignore",
    )


def _show_thin(page: Page) -> None:
    import pandas as pd

    t = page.t
    columns = [t("Theme"), t("Region"), t("Organizations known")]
    rows = [
        [page.label("themes", a), page.label("regions", b), n or t("none known")]
        for a, b, n in thin_themes(page.dataset)
    ]
    st.html(
        Markup("<div class='m-page'><h2>{}</h2></div>").format(
            t("Themes thin in a region: two organizations or fewer known")
        )
    )
    show_table(page, pd.DataFrame(rows, columns=columns), "thin-themes", is_open=True)


def _show_searches(page: Page) -> None:
    import pandas as pd

    t, searches = page.t, list_searches(page.dataset)
    said = [[search.what(page.language), search.where(page.language)] for search in searches]
    rows = [[*words, search.date.isoformat()] for words, search in zip(said, searches, strict=True)]
    shown = [[*words, page.date(search.date)] for words, search in zip(said, searches, strict=True)]
    frame = pd.DataFrame(rows, columns=[t("Searched for"), t("Where"), t("On")])
    st.html(
        Markup("<div class='m-page'><h2>{}</h2></div>").format(
            t("Searches that found nothing to cite ({n})", n=page.number(len(rows)))
        )
    )
    show_table(page, frame, "searches", shown)
