"""CSS and XPath of the caller's own (layer 0): what kind a selector is, and what it selects.

In: selectors, lxml elements. Out: elements. What cannot be used is a DataError. `options.Options` asks here too, so
that a selector that is not valid shows before any page is read.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any, Literal

from lxml import etree

from newsclean.errors import DataError

_REGULAR_EXPRESSIONS = {"re": "http://exslt.org/regular-expressions"}
# A selector is tried on this page before any other: a wrong name in it shows where there is something to select.
_PROBE = etree.HTML("<title>t</title><body class='c'><div id='i'><h1>t</h1><p>t<a href='h'>t</a><ul><li>t</ul></div>")
_NAMES = {"css": "CSS", "xpath": "XPath"}
# lxml hands on what the functions of regular expressions raise: re:test(., '(') re.error, re:test(.) TypeError,
# re:test(., 'a{1,9999999999}') OverflowError.
_INVALID = (etree.XPathError, ValueError, re.error, TypeError, OverflowError, RecursionError)


def kind_of(selector: str) -> Literal["css", "xpath"]:
    """Return what a selector given as an option is: "css", or "xpath" where it begins like one.

    >>> kind_of("nav.share"), kind_of("//nav"), kind_of("(//p)[1]")
    ('css', 'xpath', 'xpath')
    """
    return "xpath" if selector.lstrip().startswith(("/", "(", "./")) else "css"


def select(root: Any, kind: str, selector: str) -> list[Any]:
    """Return the elements that a selector selects; of selected text or attributes, the elements they stand in."""
    try:
        found = _compiled(kind, selector)(root)
    except _INVALID as error:
        raise DataError(f"{selector!r} is not valid {_NAMES[kind]}: {error}") from error
    if not isinstance(found, list):
        raise DataError(f"{selector!r} selects no elements, but gives a {type(found).__name__}")
    elements: list[Any] = [element for element in map(_element_of, found) if element is not None]
    top = root.getroottree().getroot()
    if any(element.getparent() is None and element is not top for element in elements):
        raise DataError(f"{selector!r} selects no elements of the page, but makes new ones")  # re:match does
    return elements


def _element_of(node: Any) -> Any:
    """Return an element as it is, of a text or attribute the one that it stands in; None for what has none."""
    if isinstance(node, etree._Element):
        return node
    beside = node.getparent() if hasattr(node, "getparent") else None
    return beside.getparent() if beside is not None and node.is_tail else beside  # a tail stands behind its element


@lru_cache(maxsize=1024)  # options are made anew for each page
def check(kind: str, selector: str) -> None:
    """Raise DataError where a selector cannot be used."""
    select(_PROBE, kind, selector)


@lru_cache(maxsize=1024)
def _compiled(kind: str, selector: str) -> etree.XPath:
    path = _css_to_xpath(selector) if kind == "css" else selector
    return etree.XPath(path, namespaces=_REGULAR_EXPRESSIONS)


def _css_to_xpath(selector: str) -> str:
    from cssselect import HTMLTranslator, SelectorError  # 5 ms, and most callers have no rules of their own

    try:
        return HTMLTranslator().css_to_xpath(selector)
    except SelectorError as error:
        raise ValueError(str(error)) from error
    except RuntimeError as error:
        if not isinstance(error.__cause__, StopIteration):
            raise
        raise ValueError("a bracket is left open") from error  # what cssselect 1.3 makes of ":is(p"
