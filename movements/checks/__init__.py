"""Checks of substance: one module per concern, each check yields the problems it finds."""
