"""The web page: figures, aid, disputes, articles and runs, read from the Parquet through DuckDB."""
