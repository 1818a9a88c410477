"""From the words of a report to a Reading: pure, deterministic, offline, each thing with the characters it was read from."""
