"""Use cases of the duty desk, one file a family."""
