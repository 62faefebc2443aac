"""The command line with the planted engine in its workers: `python tests/planted_cli.py clean ...`."""

from __future__ import annotations

from newsclean import batch
from newsclean.cli import main

if __name__ == "__main__":
    batch.ENGINE = "planted_engine:clean"
    main()
