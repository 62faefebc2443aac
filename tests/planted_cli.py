"""The command line with the planted engine in its workers: `python tests/planted_cli.py clean ...`.

Checkpoints come often, so that short runs have many moments to be interrupted at.
"""

from __future__ import annotations

from newsclean.batch import outputs, page_job, run
from newsclean.commands.cli import main

if __name__ == "__main__":
    page_job.ENGINE = "planted_engine:trace"
    run.CHECKPOINT_SECONDS = 0.02
    outputs.BLOCK_BYTES = 4096
    main()
