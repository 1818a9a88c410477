"""Plans, statutes and vocabulary: model, files, checks and the compiled Library."""
