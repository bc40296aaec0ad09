"""Promises of everything that is heard."""
