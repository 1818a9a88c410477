"""The page over the same use cases as the interface."""
