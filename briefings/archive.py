"""Zip files (Office documents) that come out the same each time: fixed times and properties."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import datetime

_CREATED = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*(</dcterms:)")


def fix_archive(data: bytes, moment: datetime) -> bytes:
    """Rewrite a zip with one time on every entry; workbooks inside (of charts) too."""
    stamp = (max(1980, moment.year), moment.month, moment.day, 0, 0, 0)
    said = f"{moment:%Y-%m-%dT%H:%M:%S}Z".encode()
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for entry in old.infolist():
            content = old.read(entry)
            if entry.filename.endswith(".xlsx"):
                content = fix_archive(content, moment)
            elif entry.filename == "docProps/core.xml":
                content = _CREATED.sub(rb"\g<1>" + said + rb"\g<2>", content)
            fixed = zipfile.ZipInfo(entry.filename, stamp)
            fixed.external_attr = 0o600 << 16
            stored = entry.filename.endswith((".png", ".xlsx"))
            fixed.compress_type = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
            new.writestr(fixed, content)
    return out.getvalue()
