"""HTML: the interactive map and every organization with its sources in one file that asks nothing of any network."""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import replace
from html import escape
from pathlib import Path

from briefings.briefing import Briefing
from briefings.pictures import describe_map
from maps.assets import embed_assets
from maps.content import Label, MapContent
from maps.explorer import build_map, command
from maps.frames import corners_of, points_of_interest
from maps.shapes import web_shapes
from movements.city_names import city_name
from movements.columns import build_columns
from movements.dataset import Dataset
from movements.folding import fold
from movements.records import Organization, Source
from movements.selection import Selection

TEMPLATES = Path(__file__).parent.parent / "templates"
_ID = re.compile(r"_([0-9a-f]{32})\b")
_INLINE = re.compile(r"<(script|style)(?: [^>]*)?>(.*?)</\1>", re.DOTALL)


def write(briefing: Briefing) -> bytes:
    """Write the page; its Content-Security-Policy admits only the scripts and styles in it, by their hashes."""
    assets = embed_assets(_content(briefing))
    state = command({}, briefing.language, briefing.worldview_id)
    if view := corners_of(points_of_interest(briefing.selection, briefing.worldview)):
        state["view"] = view
    html = _fixed_ids(build_map(assets, state).get_root().render())
    style = (TEMPLATES / "page.css").read_text("utf-8")
    script = (TEMPLATES / "page.js").read_text("utf-8")
    title = escape(briefing.heading)
    about = '<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">'
    about += f"<title>{title}</title>"
    html = re.sub(r"<html[^>]*>", f'<html lang="{briefing.language}">', html, count=1)
    html = re.sub(r"<head>", lambda _: f"<head>{_POLICY}{about}", html, count=1)
    # Before the map's own script, so that a click finds someone listening.
    html = html.replace("</head>", f"<style>{style}</style><script>{script}</script></head>", 1)
    html = html.replace("<body>", f"<body>{_head(briefing)}", 1).replace("</body>", f"{_body(briefing)}</body>", 1)
    return html.replace(_POLICY, _policy(html), 1).encode()


_POLICY = "<!--policy-->"


def _policy(html: str) -> str:
    hashes: dict[str, list[str]] = {"script": [], "style": []}
    for kind, content in _INLINE.findall(html):
        digest = base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()
        hashes[kind].append(f"'sha256-{digest}'")
    rules = [
        "default-src 'none'",
        "script-src " + " ".join(dict.fromkeys(hashes["script"])),
        "style-src " + " ".join(dict.fromkeys(hashes["style"])),
        "img-src data:",
        "base-uri 'none'",
        "form-action 'none'",
    ]
    policy = f'<meta http-equiv="Content-Security-Policy" content="{"; ".join(rules)}">'
    return policy + '<meta name="referrer" content="no-referrer">'


def _fixed_ids(html: str) -> str:
    """Replace folium's random ids by numbers in order, so that the page can be made again."""
    numbers: dict[str, int] = {}
    return _ID.sub(lambda m: f"_{numbers.setdefault(m[1], len(numbers) + 1)}", html)


def _content(briefing: Briefing) -> MapContent:
    dataset = _only_selected(briefing.selection)

    def labels(vocabulary: str) -> list[Label]:
        return [Label(row["code"], row["label_vi"], row["label_en"]) for row in dataset.tables[vocabulary].to_pylist()]

    name, id_ = briefing.worldview.name, briefing.worldview_id
    return MapContent(
        columns=build_columns(dataset),
        countries=list(dataset.countries),
        themes=labels("themes"),
        kinds=labels("kinds"),
        roles=labels("presence_roles"),
        shapes={id_: web_shapes(id_)},
        worldviews=[Label(id_, name["vi"], name["en"])],
    )


def _only_selected(selection: Selection) -> Dataset:
    """The dataset with nothing but the selected organizations and the ties among them."""
    import pyarrow as pa
    import pyarrow.compute as pc

    tables, ids = dict(selection.dataset.tables), pa.array(selection.ids, pa.string())
    columns = {
        "organizations": ["id"],
        "names": ["organization_id"],
        "presence": ["organization_id"],
        "relations": ["from_id", "to_id"],
    }
    for name, keys in columns.items():
        for key in keys:
            tables[name] = tables[name].filter(
                pc.call_function("is_in", [tables[name][key]], pc.SetLookupOptions(value_set=ids))
            )
    # Another fingerprint: nothing prepared for the whole may stand for the part, nor the part for the whole.
    return replace(
        selection.dataset, tables=tables, fingerprint=f"part of {selection.dataset.fingerprint}", _indexes={}
    )


def _head(briefing: Briefing) -> str:
    n = briefing.number(len(briefing.selection))
    said = f"{briefing.t('{n} organizations', n=n)} · {briefing.subject} · {briefing.day}"
    return (
        f'<header><h1 dir="auto">{escape(briefing.heading)}</h1><p dir="auto">{escape(said)}</p></header>'
        f'<main><section id="map-place" aria-label="{escape(describe_map(briefing))}">'
    )


def _body(briefing: Briefing) -> str:
    t = briefing.t
    from briefings.story import first_by_name

    organizations = first_by_name(briefing, most=len(briefing.selection))
    articles = "\n".join(_article(briefing, organization) for organization in organizations)
    notes = "".join(f"<dt>{escape(name)}</dt><dd>{escape(value)}</dd>" for name, value in briefing.notes)
    find = f'<label>{escape(t("Search"))} <input type="search" id="find" autocomplete="off"></label>'
    empty = "" if organizations else f"<p>{escape(t('No organization matches this query.'))}</p>"
    return (
        f"</section><section><h2>{escape(t('Organizations'))}</h2>{find if organizations else ''}{empty}"
        f'<div id="organizations">{articles}</div></section>'
        f"</main><footer><h2>{escape(t('About this file'))}</h2><dl>{notes}</dl></footer>"
    )


def _article(briefing: Briefing, organization: Organization) -> str:
    dataset, language = briefing.selection.dataset, briefing.language
    city = city_name(organization.hq_city, language)
    place = ", ".join(p for p in (city, dataset.country_name(organization.hq_country, language)) if p)
    founded = briefing.t("founded {year}", year=organization.founded) if organization.founded else ""
    kind = dataset.label("kinds", organization.kind, language)
    facts = " · ".join(part for part in (kind, place, founded) if part)
    sources = {e.source_id: dataset.source(e.source_id) for e in dataset.evidence_of(organization.id)}
    items = "".join(_cite(source) for source in sources.values())
    name = organization.name(language)
    words = fold(" ".join((name, organization.name_en, organization.acronym or "", place)))
    return (
        f'<details id="organization-{escape(organization.id)}" data-words="{escape(words)}">'
        f'<summary><b dir="auto">{escape(name)}</b> <span>{escape(facts)}</span></summary>'
        f'<p dir="auto">{escape(organization.summary(language))}</p><ul>{items}</ul></details>'
    )


def _cite(source: Source) -> str:
    title = escape(source.title)
    # The dataset's check admits only web addresses; a file for other hands checks again.
    if source.url.startswith(("https://", "http://")):
        title = f'<a href="{escape(source.url)}" rel="noopener noreferrer" target="_blank">{title}</a>'
    return f"<li>{title} {escape(source.publisher)}</li>"
