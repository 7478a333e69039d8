"""Changes: what is new, corrected, ended or verified again since a release or since a briefing's citation code."""

from __future__ import annotations

import json
from collections.abc import Sequence

import streamlit as st

from movements.change_listing import HEADINGS, list_changes, title_of
from movements.changes import KINDS, Change, Comparison, compare
from movements.query import QueryError
from movements.selection import select
from movements.versions import Version, list_releases, read_version, version_of
from views import chrome, markup
from views.page import Page, write_address


def show(page: Page) -> None:
    """Show the page."""
    chrome.show_switches(page)
    write_address(page.address)
    t = page.t
    st.html(markup.title(t("What has changed")))
    try:
        asked = _ask(page)
        if asked is None:
            st.info(t("Choose a release, or type the citation code of your last briefing."))
            return
        old, ids = asked
        comparison = _compare(page, old)
    except QueryError as error:
        st.error(t(error.message, **error.fields))
        return
    changes = [c for c in comparison.changes if ids is None or not ids.isdisjoint(c.organizations)]
    _show_counts(page, comparison, changes)
    _show_tables(page, changes)
    _show_downloads(page, comparison, changes)


def _ask(page: Page) -> tuple[Version, set[str] | None] | None:
    """The older version, and the organizations that a citation's query selects now (None: all)."""
    t, releases = page.t, list_releases(page.dataset.folder)
    left, right = st.columns(2)
    hint = t("Choose a release") if releases else t("No release has been made yet")
    release = left.selectbox(t("Since the release"), releases, index=None, key="changes-release", placeholder=hint)
    code = right.text_input(
        t("Since my last briefing"),
        key="changes-code",
        help=t("The citation code printed in the briefing, a release, a git tag or commit."),
    ).strip()
    if code:
        return _since(page, code)
    return (read_version(release, page.dataset.folder), None) if release else None


def _since(page: Page, text: str) -> tuple[Version, set[str] | None]:
    folder = page.dataset.folder
    # A path would let a visitor read folders of the server.
    if not any(mark in text for mark in "/\\") and not text.startswith("."):
        try:
            return read_version(text, folder), None
        except QueryError:
            pass
    from briefings.citation import read_code

    citation = read_code(page.dataset, text)
    version = version_of(citation.fingerprint, folder)
    if version is None:
        raise QueryError(
            "That briefing of {date} was made from a dataset version ({fingerprint}) that is not kept here. "
            "Choose the release nearest before that day.",
            date=citation.made_on.isoformat(),
            fingerprint=citation.fingerprint,
        )
    before = {row.get("id", "") for row in version.rows("organizations")} - set(page.dataset.row_by_id)
    # What was removed cannot be selected any more, and is shown.
    return version, {*select(page.dataset, citation.query).ids, *before}


def _compare(page: Page, old: Version) -> Comparison:
    @st.cache_data(show_spinner=False, max_entries=4)
    def cached(_old: Version, key: tuple[str, str]) -> tuple[Comparison]:
        return (compare(_old, read_version(str(page.dataset.folder), page.dataset.folder)),)

    return cached(old, (old.label, page.dataset.fingerprint))[0]


def _show_counts(page: Page, comparison: Comparison, changes: Sequence[Change]) -> None:
    t = page.t
    now = t("the data as they are now ({version})", version=comparison.new.number)
    st.caption(t("Changes from {old} to {new}", old=comparison.old.label, new=now))
    # In a row that turns where the screen is narrow: five figures one below another hide the tables.
    with st.container(horizontal=True, gap="medium"):
        for what in KINDS:
            st.metric(t(title_of(what)), page.number(sum(change.what == what for change in changes)), width="content")
    if comparison.other_files:
        st.caption(t("Changed as a whole: {files}", files=", ".join(comparison.other_files)))


def _show_tables(page: Page, changes: Sequence[Change]) -> None:
    import pandas as pd

    t = page.t
    if not changes:
        st.info(t("Nothing has changed."))
        return
    by_country, by_theme, each = st.tabs([t("By country"), t("By theme"), t("Field by field")])
    with by_country:
        st.dataframe(_tally(page, changes, "countries"), placeholder="", key="changes-countries")
    with by_theme:
        st.dataframe(_tally(page, changes, "themes"), placeholder="", key="changes-themes")
    with each:
        frame = pd.DataFrame(_rows(page, changes))
        st.dataframe(frame, hide_index=True, lazy=True, placeholder="", key="changes-each")


def _tally(page: Page, changes: Sequence[Change], attribute: str) -> object:
    """Changes by country or theme and kind, most first."""
    import pandas as pd

    pairs = [(code, page.t(title_of(c.what))) for c in changes for code in getattr(c, attribute) or ("",)]
    names = {code: _name(page, attribute, code) for code, _ in pairs}
    table = pd.crosstab(pd.Series([names[code] for code, _ in pairs]), pd.Series([what for _, what in pairs]))
    table.index.name = page.t("Country") if attribute == "countries" else page.t("Theme")
    return table.loc[table.sum(axis=1).sort_values(ascending=False, kind="stable").index]


def _name(page: Page, attribute: str, code: str) -> str:
    if attribute == "countries":
        return page.country(code) if code in page.dataset.countries else page.t("not known")
    return page.label("themes", code) if code in page.dataset.codes("themes") else code or page.t("not known")


def _rows(page: Page, changes: Sequence[Change]) -> list[dict[str, str]]:
    titles = {column: page.t(heading) for column, heading in HEADINGS.items()}
    return [{titles[c]: cell for c, cell in row.items()} for row in list_changes(changes, page.language)]


def _show_downloads(page: Page, comparison: Comparison, changes: Sequence[Change]) -> None:
    from dataclasses import asdict

    import pandas as pd

    from movements.importing.grids import as_literal

    def table() -> bytes:
        frame = pd.DataFrame(_rows(page, changes)).map(as_literal)
        return frame.to_csv(index=False).encode("utf-8-sig")

    def record() -> bytes:
        content = {**comparison.summary(), "list": [asdict(change) for change in changes]}
        return json.dumps(content, ensure_ascii=False, indent=2).encode()

    stem = f"{page.t('changes')}-{comparison.new.number}"
    with st.container(horizontal=True):
        for suffix, make, mime in (("csv", table, "text/csv"), ("json", record, "application/json")):
            title = page.t("Download {format}", format=suffix.upper())
            name, key = f"{stem}.{suffix}", f"changes-{suffix}"
            st.download_button(title, make, file_name=name, mime=mime, key=key, on_click="ignore")
