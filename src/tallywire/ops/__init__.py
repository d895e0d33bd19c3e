"""Operation: what brings the schedule up, watches it, mends it, and tells somebody when it cannot."""
