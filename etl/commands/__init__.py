"""One module = one subcommand of `python -m etl`: HELP, arguments(parser), run(args) → exit
code."""
