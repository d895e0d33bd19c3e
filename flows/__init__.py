"""When things run: Prefect flows, each readable top to bottom. No logic."""
