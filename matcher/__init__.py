"""From the words of a report to a Reading: pure, deterministic, offline, each thing with its characters."""
