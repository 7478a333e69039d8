"""Cartography: country shapes and worldviews, legends, layers, the interactive map and the print map."""
