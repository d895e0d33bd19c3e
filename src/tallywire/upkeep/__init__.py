"""Upkeep of a lake: what it holds, whether it is sound, everything anew from the documents, deletion on request."""
