"""Print what each stage of the pipeline costs in machine instructions a page, counted by valgrind.

    python tests/measure_instructions.py DATA                   # DATA: as for `newsclean benchmark DATA`
    python tests/measure_instructions.py DATA --sets aeb --pages 40

Times on a shared machine vary by a tenth, so that a change which wins a hundredth is not seen; the count of
instructions varies by a thousandth. It is no time: bare parsing does more of them in a microsecond than the stages in
Python. All has been run once before, so that what a first page loads is not counted, nor what names of classes that
are new cost. Needs valgrind (`apt-get install valgrind`); takes half a minute.
"""

from __future__ import annotations

import argparse
import gc
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from itertools import repeat
from pathlib import Path
from typing import Any, NamedTuple

from lxml import html as lxml_html

from newsclean import article, pipeline
from newsclean.benchmark.datasets import DataSetError, read_sets
from newsclean.context.select import select_article
from newsclean.lines.cut_lines import cut_lines
from newsclean.metadata.reader import read_metadata
from newsclean.options import DEFAULT
from newsclean.page.decode import decode
from newsclean.page.parse import parse
from newsclean.page.segment import segment
from newsclean.scoring.score import score_blocks

MARK = "getsid"
"""A function of the C library that nothing else calls: valgrind writes down what it has counted before each call."""
BARE = "bare parsing"


class Stage(NamedTuple):
    """A stage, and what it did to all pages."""

    name: str
    instructions: int


def run_stages(pages: Sequence[bytes], mark: Callable[[str], object]) -> None:
    """Take all pages through one stage after the other; `mark` is called with the name of each when it is done."""
    mark("start")
    for page in pages:
        lxml_html.document_fromstring(page).text_content()
    mark(BARE)
    decoded = [decode(page, None, max_bytes=DEFAULT.max_bytes) for page in pages]
    mark("decode")
    roots = [parse(each).root for each in decoded]
    mark("parse")
    metas = [read_metadata(root, None) for root in roots]
    mark("read_metadata")
    read = [segment(root, meta.url) for root, meta in zip(roots, metas, strict=True)]
    mark("segment")
    lexicons = list(map(pipeline._lexicon_of, read, metas))
    mark("language")
    scored = list(map(score_blocks, read))
    mark("score_blocks")
    chosen = list(map(select_article, read, scored, metas, lexicons, repeat(DEFAULT)))
    mark("select_article")
    cut = list(map(cut_lines, read, chosen, lexicons, metas))
    mark("cut_lines")
    verdicts = ((*of_blocks, *of_lines) for of_blocks, of_lines in zip(chosen, cut, strict=True))
    articles = list(map(article.assemble, read, metas, verdicts, lexicons, repeat(())))
    mark("assemble")
    made: tuple[list[Any], ...] = (decoded, roots, metas, read, lexicons, scored, chosen, cut, articles)
    for values in made:
        values.clear()  # the trees above all; of bare parsing that is counted within it
    mark("freeing all")


def count(pages: Sequence[bytes]) -> list[Stage]:
    """Return what each stage does to the pages. Raises FileNotFoundError where there is no valgrind."""
    with tempfile.TemporaryDirectory() as folder:
        for number, page in enumerate(pages):
            Path(folder, f"{number}.html").write_bytes(page)
        counts = Path(folder, "counts")
        command = ["valgrind", "--tool=callgrind", f"--dump-before={MARK}", f"--callgrind-out-file={counts}"]
        done = subprocess.run(
            [*command, sys.executable, __file__, "--counted", folder],
            env={**os.environ, "PYTHONHASHSEED": "0"}, capture_output=True, text=True, check=True,
        )  # fmt: skip
        names = done.stdout.split("\n")[:-1]
        # valgrind numbers what it writes: before the first mark the start, before the second the first stage ...
        if len(list(Path(folder).glob("counts.*"))) != len(names):
            raise RuntimeError(f"{MARK} was called by something else, too")
        return [Stage(name, total(Path(f"{counts}.{number + 1}"))) for number, name in enumerate(names)][1:]


def total(counts: Path) -> int:
    """Return the number of instructions in what valgrind has written."""
    return int(re.findall(r"^(?:totals|summary): (\d+)", counts.read_text(errors="replace"), re.MULTILINE)[-1])


def _run_counted(folder: Path) -> None:
    """Run the stages under valgrind, the phrases and weights loaded and the pages seen once."""
    pages = [path.read_bytes() for path in sorted(folder.glob("*.html"))]
    run_stages(pages, lambda _: None)
    gc.collect()
    gc.disable()  # when it comes depends on what ran before

    def mark(name: str) -> None:
        os.getsid(0)
        print(name)

    run_stages(pages, mark)


def table(stages: Sequence[Stage], pages: int) -> str:
    """Return the stages as lines of text: thousands of instructions a page, and how often bare parsing that is."""
    own = [stage for stage in stages if stage.name != BARE]
    bare = sum(stage.instructions for stage in stages if stage.name == BARE)
    rows = [*stages, Stage("all", sum(stage.instructions for stage in own))]
    return "\n".join(f"{name:15}{count / pages / 1000:10,.0f}{count / bare:8.2f}" for name, count in rows)


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path, metavar="DATA")
    parser.add_argument("--sets", default="aeb,fundus_world", help="sets of DATA, with commas between them")
    parser.add_argument("--pages", type=int, default=20, metavar="N", help="as many pages, from all parts of the sets")
    parser.add_argument("--counted", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args(arguments)
    if options.counted:
        _run_counted(options.data)
        return
    if shutil.which("valgrind") is None:
        parser.error("there is no valgrind here")
    try:
        pages = [page for dataset in read_sets(options.data, tuple(options.sets.split(","))) for page in dataset.pages]
    except DataSetError as error:
        parser.error(str(error))
    chosen = [page.html() for page in pages[:: max(1, len(pages) // options.pages)][: options.pages]]
    print(f"thousand instructions a page ({len(chosen)} pages), and times bare parsing")
    print(table(count(chosen), len(chosen)))


if __name__ == "__main__":
    main()
