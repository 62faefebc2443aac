"""Where elements stand in the tree of their page: `newsclean.page.paths`, and what a Page asks it."""

from __future__ import annotations

import pytest
from hand_made import make_page, page_of

from newsclean.page.paths import Tree, nearest

SECTIONS = "<div><p>one</p></div><div><p>two</p><!-- a note --><section><p>three</p></section></div>"


def test_a_page_finds_the_element_of_a_container() -> None:
    """The element of a container is the one that the block's text stands in."""
    page = page_of(SECTIONS)
    assert [page.element(block.container).text for block in page.blocks] == ["one", "two", "three"]


def test_what_the_tree_has_not_is_none() -> None:
    """No element stands at a path with a step that the tree lacks, nor in a page without a tree."""
    page = page_of(SECTIONS)
    root = page.containers[0].path
    other = ((root, "body", 2), "p", 1)
    assert Tree(page.root).element(other) is None
    assert Tree(page.root).element(((root, "body", 1), "div", 3)) is None
    made = make_page()
    assert made.element(1) is None


def test_the_nearest_path_to_an_element() -> None:
    """An element without a path of its own gets one below the nearest that has."""
    page = page_of("<div><p>one</p><script>x</script></div><div><p>two</p><b><script>y</script></b></div>")
    paths = [container.path for container in page.containers]
    tree = Tree(page.root)
    for script in page.root.iter("script"):
        number, path = nearest(paths, script)
        assert tree.element(path) is script
        assert tree.element(paths[number]) in script.iterancestors("div", "p")
    number, path = nearest(paths, page.root)
    assert (number, path) == (0, paths[0])


def test_xpath_leads_back_to_the_element() -> None:
    """The XPath of a block selects the element that holds it."""
    page = page_of("<div><p>one</p></div><div><p>two</p><section><p>three</p></section></div>")
    for block in page.blocks:
        (element,) = page.root.xpath(page.xpath(block))
        assert element.text == block.text


@pytest.mark.parametrize("tag", ["o:p", "h:p", "foo@b", "p'", 'p"', "p'\"", "pé", "x" * 101, "p.x", "p-x"])
def test_the_xpath_of_any_tag_runs(tag: str) -> None:
    """The XPath of an element whose tag has a prefix, or is no name in XPath, selects it on the same page."""
    page = page_of(f"<div><{tag}>one</{tag}><p>two</p><{tag}><p>three</p></{tag}><{tag}>four</{tag}></div>")
    found = [page.root.xpath(page.xpath(block)) for block in page.blocks]
    assert [[element.text for element in elements] for elements in found] == [["one"], ["two"], ["three"], ["four"]]


def test_the_xpath_of_a_deep_element_is_short() -> None:
    """Of hundreds of levels the last are named: paths as long as the page, a block each, are gigabytes."""
    page = page_of("<x-quay>" * 900 + "<p>one</p><p>two</p>")
    paths = [page.xpath(block) for block in page.blocks]
    assert max(map(len, paths)) < 6_000
    assert [path[-5:] for path in paths] == ["/p[1]", "/p[2]"]
    assert all(path.startswith("//x-quay") for path in paths)
