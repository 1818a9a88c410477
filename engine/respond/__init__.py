"""One pure function: respond(library, register, situation, now) -> IncidentResponse."""
