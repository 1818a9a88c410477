"""The shell around the core: use cases, guard and routes of the HTTP interface."""
