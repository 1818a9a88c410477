"""Deciding under partial knowledge: boxes, relations, exact level sets, grades, questions."""
