"""How a text is read: a normalised view for the rules, and its sentences."""
