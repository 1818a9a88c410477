"""One module per verb: ``configure(parser)`` adds its options, ``run(arguments)`` returns an exit code."""
