"""The stages: each takes a run and the name of one batch of its work, and says how much it did."""
