"""The pure core: values in, values out. No clock, file, network, database or random source."""
