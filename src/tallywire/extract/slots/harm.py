"""Kinds that speak of one event."""

HARM = frozenset(("killed", "wounded", "casualties"))
"""What one of them leaves open, another can fill."""
