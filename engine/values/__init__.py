"""Exact numbers, cells of partial knowledge, names, findings: what every other package is made of."""
