"""A small made-up world of organizations for the tests of the map: every array filled, every edge case in it."""

from dataclasses import replace

import numpy as np

from maps.content import Label, MapContent
from maps.shapes import load_countries, web_shapes
from maps.worldviews import load_worldview
from movements.columns import Columns
from movements.dataset import SHIPPED
from movements.tables import read_codes

HOSTILE = "<img src=x onerror=alert(1)></script>${x}{{x}}`\"' 😀 \u202eabc =1+1"
