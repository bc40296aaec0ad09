"""Clothes, one module a person: ``clothes(wearer) -> Outfit``."""
