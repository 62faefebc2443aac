"""The fitted numbers (layer 1): what stands in `weights.json`, or in the file to try instead of it.

The trees are read by `trees`, the weights of words by `wording`; `tests/fitting/fit_weights.py` writes both.
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

from newsclean.errors import DataError

OWN = Path(__file__).with_name("weights.json")
# The variable names other weights to try, fitted without some publishers, say (tests/fitting); a Trace's notes tell it.
WEIGHTS = Path(os.environ.get("NEWSCLEAN_WEIGHTS") or OWN)


def read_weights() -> dict[str, Any]:
    """Return the fitted numbers, an object with the stages. Raises DataError where the file is none."""
    try:
        data = json.loads(WEIGHTS.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise DataError(f"{WEIGHTS.name}: {error!r}") from error
    if not isinstance(data, dict):
        raise DataError(f"{WEIGHTS.name}: no object")
    return data
