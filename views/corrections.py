"""Suggesting a correction: a text to copy, or to mail where the installation names an address."""

from __future__ import annotations

import os
from urllib.parse import quote

import streamlit as st

from movements.records import Organization
from views.page import Page

SETTING = "MOVEMENTS_CORRECTIONS"
"""Environment variable with the mail address that receives corrections; without it the text is only to copy."""


def show_correction(page: Page, organization: Organization) -> None:
    """Offer a text, filled as far as it can be."""
    t, text = page.t, correction_text(page, organization)
    with st.expander(t("Suggest a correction")):
        st.write(
            t("Copy this text, fill in what is wrong and what a source says, and send it to those who keep the data.")
        )
        st.code(text, language=None, wrap_lines=True)
        if address := os.environ.get(SETTING, ""):
            subject = t("Correction: {name}", name=organization.name(page.language))
            st.link_button(t("Write a mail"), f"mailto:{quote(address)}?subject={quote(subject)}&body={quote(text)}")


def correction_text(page: Page, organization: Organization) -> str:
    """The text of a suggestion: what is meant, what is wrong, what is right, who says so."""
    return page.t(
        "Record: {id} ({name})\nData version: {version} ({fingerprint})\nWhat is wrong: \nWhat it should say: \n"
        "Source (public page or document, date): \n",
        id=organization.id,
        name=organization.name(page.language),
        version=page.dataset.version,
        fingerprint=page.dataset.fingerprint[:12],
    )
