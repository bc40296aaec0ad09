"""Hair, one module a person: ``HAIRLINE`` and ``hair(scalp) -> list[Ribbons]``."""
