"""`python -m tallywire`: the command line."""

from tallywire.cli import main

main()
