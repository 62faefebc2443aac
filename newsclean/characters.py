"""What characters are (layer 0): colons.

Tuples are for `in` and `endswith`; a ..._CLASS stands in the brackets of a pattern: f"[{COLON_CLASS}]". A room that
needs fewer says so and why.
"""

from __future__ import annotations

COLONS = (":", "\uff1a", "\u1361", "\u1366", "\u17d6", "\u055d")
"""Of Latin, Chinese, Ethiopic (two) and Khmer; Armenian sets a mark at the last letter that leads to what follows."""
COLON_CLASS = "".join(COLONS)
