"""The commands of `python -m movements`, one module each: HELP, add(parser) and run(arguments)."""
