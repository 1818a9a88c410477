"""The door: wires the core to a terminal, a server and a cache."""
