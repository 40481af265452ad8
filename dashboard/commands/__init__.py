"""Subcommands of `python -m dashboard`: one module each, with HELP, arguments(parser) and
run(args)."""
