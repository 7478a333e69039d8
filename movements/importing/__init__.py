"""Importing: a file becomes a proposal to read; only an accepted proposal enters the dataset, and it can be undone."""
