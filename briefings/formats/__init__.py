"""One module per format; each turns a Briefing into the bytes of a file."""
