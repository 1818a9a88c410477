"""The data files: vocabulary, statutes, tables."""
