"""Cards: an IncidentResponse becomes words. Pure: library, register, response and a locale in; a Document out."""
