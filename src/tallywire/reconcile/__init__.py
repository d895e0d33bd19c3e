"""What several articles have in common: copies of one report are a story, figures about the same thing are claims."""
