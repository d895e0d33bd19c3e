"""Fetching: feeds, sitemaps, pages and archives, politely and safely."""
