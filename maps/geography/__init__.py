"""How the committed geography is made: run by a developer, never by the app."""
