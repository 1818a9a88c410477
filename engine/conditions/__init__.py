"""The condition language: one small total language over facts, read by its grammar."""
