"""Hearthlight: an explorable dream."""

__version__ = "0.1.0"
