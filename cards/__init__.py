"""Cards: an IncidentResponse becomes words. Pure: a response, its library and register, and a locale in; a Document out."""
