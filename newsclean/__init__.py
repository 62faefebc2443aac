"""Turn a saved news page into the clean article, with a reason for everything that was cut.

>>> import newsclean
>>> article = newsclean.clean(b"<h1>Bridge opens</h1><p>The new bridge over the Lume opened on Monday.</p>")
>>> article.title
'Bridge opens'
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from newsclean.errors import BrokenInput, DataError, EmptyInput, NewscleanError, NotHTML, TooLarge
from newsclean.model import Article, Caption, Link, Metadata, Paragraph, Removal, Trace, Verdict
from newsclean.options import Options, SiteProfile, SiteRule, SiteRules  # fmt: skip

if TYPE_CHECKING:
    from newsclean.batch.clean_many import Result, clean_many
    from newsclean.batch.workers import Failure
    from newsclean.files import clean_file, trace_file
    from newsclean.inputs.archives import Item
    from newsclean.own_rules.learning import learn
    from newsclean.own_rules.site_rules import profile_toml, read_profile, read_site_rules
    from newsclean.pipeline import clean, replay, trace
    from newsclean.report import explain

__version__ = "0.2.0"
# Loaded when first used: `import newsclean` stays cheap for workers and command lines.
_LAZY = {
    "clean": "pipeline", "clean_file": "files", "trace": "pipeline", "trace_file": "files", "replay": "pipeline",
    "clean_many": "batch.clean_many", "Item": "inputs.archives", "Result": "batch.clean_many",
    "Failure": "batch.workers", "explain": "report", "learn": "own_rules.learning",
    "profile_toml": "own_rules.site_rules", "read_profile": "own_rules.site_rules",
    "read_site_rules": "own_rules.site_rules",
}  # fmt: skip

__all__ = [
    "Article", "BrokenInput", "Caption", "DataError", "EmptyInput", "Failure", "Item", "Link", "Metadata",
    "NewscleanError", "NotHTML", "Options", "Paragraph", "Removal", "Result", "SiteProfile", "SiteRule", "SiteRules",
    "TooLarge", "Trace", "Verdict", "clean", "clean_file", "clean_many", "explain", "learn", "profile_toml",
    "read_profile", "read_site_rules", "replay", "trace", "trace_file",
]  # fmt: skip


def __getattr__(name: str) -> Any:
    if name in _LAZY:
        return getattr(import_module(f"newsclean.{_LAZY[name]}"), name)
    raise AttributeError(f"module 'newsclean' has no attribute {name!r}")


def __dir__() -> list[str]:
    """Return the public names, without the modules that happen to be loaded."""
    return sorted([*__all__, *(name for name in globals() if name.startswith("__"))])
