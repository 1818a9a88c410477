"""Sections of the response card, one function each: Desk -> Section, or None where there is nothing to say."""
