"""The subcommands of `citaat`: each module has `configure(parser)` and `run(args)`.

They are found by their entry points (group "citaat.commands" in pyproject.toml), so that the
command line can offer `app` and `eval` without this package importing them.
"""
