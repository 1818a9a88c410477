"""Drawings as text: Mermaid, DOT and SVG of one model."""
