"""Sources become documents: bytes as they were sent, never edited."""
