"""newsclean benchmark: measures, data sets, extractors in processes of their own, the table."""

from __future__ import annotations

import gzip
import importlib.util
import io
import json
import multiprocessing
import os
import re
import signal
import time
from collections.abc import Iterator
from itertools import islice, pairwise
from pathlib import Path
from types import ModuleType
from typing import Any, NoReturn

import pytest
from click.testing import CliRunner
from floors import DATA, ROOT
from rich.console import Console

from newsclean.benchmark import measures, report, rows
from newsclean.benchmark.command import measure_growth
from newsclean.benchmark.datasets import DataSet, DataSetError, Gold, fold_of, read_sets
from newsclean.benchmark.extractors import EXTRACTORS, decoded
from newsclean.benchmark.report import Report
from newsclean.benchmark.rows import Row
from newsclean.benchmark.workers import ERROR_CHARS, STOP_SECONDS, Worker, Workers, in_a_line
from newsclean.commands.cli import newsclean
from newsclean.scoring.weights import WEIGHTS

SCORE = DATA.parent / "score.py"
needs_data = pytest.mark.skipif(
    not SCORE.exists(),
    reason=f"no annotated pages and score.py at {DATA.parent} (set NEWSCLEAN_EVAL to the data's folder)",
)
PARAGRAPHS = (
    "The town council of Lumeford agreed on Monday to rebuild the old bridge over the Lume before winter.",
    "Work starts in September and is to cost four million crowns, a third of it paid by the county.",
    "Shop owners on the north bank had asked for the bridge to stay open on market days until then.",
)


def article_page(paragraphs: tuple[str, ...] = PARAGRAPHS) -> bytes:
    body = "".join(f"<p>{p}</p>" for p in paragraphs)
    return f"<html><body><article><h1>Bridge to be rebuilt</h1>{body}</article></body></html>".encode()


def write_page(folder: Path, name: str) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{name}.html.gz").write_bytes(gzip.compress(article_page()))


def write_own_set(folder: Path, urls: tuple[str, ...] = ("https://lumepost.example/bridge",)) -> None:
    golds = []
    for i, url in enumerate(urls):
        write_page(folder / "html", str(i))
        golds.append(
            {"id": str(i), "url": url, "kind": "body", "paragraphs": PARAGRAPHS, "title": "Bridge to be rebuilt",
             "authors": ["Ada Vell"], "date": "2024-05-06"}
        )  # fmt: skip
    (folder / "gold.jsonl").write_text("".join(json.dumps(gold) + "\n" for gold in golds), encoding="utf-8")


@pytest.fixture(scope="module")
def score_py() -> ModuleType:
    return load(SCORE)


def load(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


# ---- measures


def test_perfect_page_is_clean() -> None:
    """A page that comes out as annotated has precision and recall 1 and is clean."""
    found = measures.summarise_pages([measures.score_page(PARAGRAPHS, "\n".join(PARAGRAPHS))])
    assert (found.f1, found.word_f1, found.clean, found.junk, found.lost) == (1.0, 1.0, 1.0, 0, 0)


def test_shingles_are_shares_of_a_page() -> None:
    """Precision and recall are ratios of the four-word runs that both texts, or one, have."""
    found = measures.score_page(["a b c d e"], "b c d e f g")  # runs: abcd, bcde / bcde, cdef, defg
    assert found.precision == pytest.approx(1 / 3)
    assert found.recall == pytest.approx(1 / 2)


def test_empty_output_counts_for_recall_alone() -> None:
    """A page without output lowers recall; it has no precision to average."""
    found = measures.score_page(PARAGRAPHS, "")
    assert (found.precision, found.recall, found.word_f1, found.lost) == (None, 0.0, 0.0, ("\n".join(PARAGRAPHS)[:-1],))


def test_junk_is_a_passage_that_the_annotation_lacks() -> None:
    """A caption between paragraphs is one passage of junk, and the page is not clean."""
    output = "\n".join([PARAGRAPHS[0], "Picture: Ole Brun/Lumepix", *PARAGRAPHS[1:]])
    score = measures.score_page(PARAGRAPHS, output)
    assert score.junk == ("Picture: Ole Brun/Lumepix",)
    assert measures.summarise_pages([score, measures.score_page(PARAGRAPHS, output[:0])]).clean == 0


def test_one_word_spelt_otherwise_is_not_junk() -> None:
    """A single word that differs makes no passage."""
    assert measures.passages_missing("one two three four five", "one two three vier five six seven") == ["four five"]
    assert measures.passages_missing("one two three four five six seven", "one two three vier five six seven") == []


def test_title_is_never_junk() -> None:
    """The headline in the output costs no junk."""
    output = "\n".join(["Bridge to be rebuilt", *PARAGRAPHS])
    assert measures.score_page(PARAGRAPHS, output, title="Bridge to be rebuilt").junk == ()


def test_optional_paragraph_may_be_left_out_or_kept() -> None:
    """A page is clean with its optional paragraph and without it."""
    for output in ("\n".join(PARAGRAPHS), "\n".join(PARAGRAPHS[1:])):
        score = measures.score_page(PARAGRAPHS, output, optional=PARAGRAPHS[:1])
        assert (score.junk, score.lost) == ((), ())


def test_characters_are_words_where_no_spaces_are_written() -> None:
    """A lost sentence in Japanese is found though it has no spaces."""
    assert measures.passages_missing("橋は月曜日に開通した。市長が話した。", "市長が話した。") == [
        "橋は月曜日に開通した"
    ]


def test_a_page_counts_twenty_passages_at_most() -> None:
    """Thirty passages of junk on a page count as twenty."""
    output = " ".join(f"mark{i} junk{i} {PARAGRAPHS[0]}" for i in range(30))
    found = measures.summarise_pages([measures.score_page(PARAGRAPHS[:1], output)])
    assert found.junk == measures.PASSAGES_AT_MOST


def test_segments_are_counted_over_all_pages() -> None:
    """Segment figures come from the counts of all pages, whatever their white space."""
    first = measures.score_segments(["The town  council", "is to cost"], ["Picture:"], "The town\ncouncil Picture: x")
    second = measures.score_segments(["market days", " "], ["Share"], "market days")
    found = measures.summarise_segments([first, second])
    assert found == pytest.approx((2 / 3, 2 / 3, 2 / 3, 3 / 5))


def test_metadata_is_averaged_over_annotated_pages() -> None:
    """A page without annotated authors does not count for authors."""
    scores = [
        measures.score_meta(("Bridge: rebuilt", None, "2024-05-06"), ("bridge rebuilt", ["Desk"], "2024-05-06T10:00")),
        measures.score_meta(("Other", ["Ada Vell and Ole Brun"], None), (None, ["ada vell"], None)),
    ]
    assert measures.summarise_meta(scores) == pytest.approx((0.5, 2 / 3, 1.0, 2, 1, 1))


# ---- the same figures as ../shared/eval/score.py


def outputs_of(page: Any) -> list[str]:
    """Return outputs of all qualities: the gold, parts of it with junk between, the page's source, nothing."""
    kept = [p for i, p in enumerate([*page.gold.paragraphs, *page.gold.wanted]) if i % 5]
    dirty = "\n".join(f"{p[: len(p) * 3 // 4]} Picture: A. Vell/Lumepix" if i % 3 else p for i, p in enumerate(kept))
    return ["\n".join(page.gold.paragraphs), dirty, page.html()[:20000].decode("utf-8", "replace"), ""]


@needs_data
@pytest.mark.parametrize("name", ["aeb", "fundus16", "fundus_world", "segments", "wcxb"])
def test_figures_are_those_of_score_py(name: str, score_py: ModuleType) -> None:
    """On the same outputs of the same pages every figure is exactly score.py's."""
    (dataset,) = read_sets(DATA, (name,))
    pages = dataset.pages[:: max(1, len(dataset.pages) // 10)]
    golds = {g["id"]: g for g, _ in score_py.load(DATA, name)}
    for k in range(4):
        texts = [outputs_of(page)[k] for page in pages]
        figures = rows.text_figures(pages, texts)._asdict()
        theirs = score_py.measure(
            [
                {"gold": golds[page.gold.id], "out": text, "err": None, "s": 0.0}
                for page, text in zip(pages, texts, strict=True)
            ]
        )
        names = (
            {"f1": "segF", "precision": "segP", "recall": "segR", "accuracy": "acc"}
            if name == "segments"
            else {
                "f1": "F1",
                "precision": "P",
                "recall": "R",
                "word_f1": "word",
                "clean": "clean",
                "junk": "junk",
                "lost": "lost",
            }
        )
        assert figures == {ours: theirs[other] for ours, other in names.items()}


@needs_data
@pytest.mark.parametrize("name", ["fundus_world", "wcxb"])
def test_metadata_figures_are_those_of_score_py(name: str, score_py: ModuleType) -> None:
    """Names, titles and dates are compared as score.py does."""
    (dataset,) = read_sets(DATA, (name,))
    golds = [page.gold for page in dataset.pages if page.gold.title and page.gold.authors]
    for gold, other in pairwise(golds):
        assert gold.title and other.title and gold.authors and other.authors
        for title, people in (
            (gold.title.upper(), [", ".join(gold.authors)]),
            (other.title, [*gold.authors, *other.authors]),
        ):
            found = measures.score_meta((gold.title, gold.authors, gold.date), (title, people, gold.date))
            assert found.title == float(score_py.same_name(gold.title, title))
            assert found.authors == score_py.names_f1(list(gold.authors), people)


@needs_data
@pytest.mark.parametrize("name", [name for name, known in EXTRACTORS.items() if known.installed])
def test_extractors_are_called_as_in_score_py(name: str, score_py: ModuleType) -> None:
    """Each installed extractor gives what it gives to score.py."""
    (dataset,) = read_sets(DATA, ("aeb",))
    ours, theirs = EXTRACTORS[name].load_text(), score_py.load_extractor(name)
    for page in islice(dataset.pages, 3):
        html = page.html()
        assert ours(html) == theirs(html)


# ---- data sets


def test_own_layout_is_read(tmp_path: Path) -> None:
    """A folder with gold.jsonl is a set, each line with text a page with its HTML."""
    write_own_set(tmp_path / "lume")
    with (tmp_path / "lume" / "gold.jsonl").open("a") as lines:
        lines.write(" \n")
    (dataset,) = read_sets(tmp_path)
    (page,) = dataset.pages
    assert (dataset.name, dataset.kind, page.gold.paragraphs, page.gold.authors) == (
        "lume",
        "body",
        PARAGRAPHS,
        ("Ada Vell",),
    )
    assert page.html() == article_page()


def test_article_extraction_benchmark_is_read(tmp_path: Path) -> None:
    """A checkout of the article-extraction-benchmark is one set."""
    write_page(tmp_path / "html", "ab12")
    truth = {"ab12": {"articleBody": "One.\n\nTwo.", "url": "https://lumepost.example/1"}}
    (tmp_path / "ground-truth.json").write_text(json.dumps(truth), encoding="utf-8")
    (dataset,) = read_sets(tmp_path)
    assert [page.gold for page in dataset.pages] == [
        Gold("ab12", "https://lumepost.example/1", paragraphs=("One.\n\nTwo.",))
    ]
    assert dataset.pages[0].html() == article_page()


def test_fundus_evaluation_is_read(tmp_path: Path) -> None:
    """In the Fundus evaluation a paragraph wholly in brackets is an optional one; its brackets are not text."""
    write_page(tmp_path / "fundus" / "dataset" / "html", "Lume_0")
    truth = {
        "Lume_0.html.gz": {"url": "https://lumepost.example/2", "body": ["[Sum it up.]", "[A] town.", "End [sic]"]}
    }
    (tmp_path / "fundus" / "dataset" / "ground_truth.json").write_text(json.dumps(truth), encoding="utf-8")
    (dataset,) = read_sets(tmp_path)
    (page,) = dataset.pages
    assert (dataset.name, page.gold.id, page.html()) == ("fundus", "Lume_0", article_page())
    assert page.gold.paragraphs == ("Sum it up.", "[A] town.", "End [sic]")
    assert page.gold.optional == ("Sum it up.",)


def test_wcxb_is_read(tmp_path: Path) -> None:
    """WCXB's dev and test are two sets, with metadata."""
    for split in ("dev", "test"):
        write_page(tmp_path / "wcxb" / split / "html", "0001")
        truth = {"main_content": "One.", "title": "T", "author": "Ada Vell", "publish_date": "2024-05-06"}
        folder = tmp_path / "wcxb" / split / "ground-truth"
        folder.mkdir()
        row = {"url": "https://lumepost.example/3", "ground_truth": truth}
        (folder / "0001.json").write_text(json.dumps(row), encoding="utf-8")
    sets = read_sets(tmp_path)
    assert [dataset.name for dataset in sets] == ["wcxb/dev", "wcxb/test"]
    gold = sets[0].pages[0].gold
    assert (gold.paragraphs, gold.title, gold.authors, gold.date) == (("One.",), "T", ("Ada Vell",), "2024-05-06")


def test_unknown_set_is_named(tmp_path: Path) -> None:
    """Asking for a set that is not there says which are."""
    write_own_set(tmp_path / "lume")
    with pytest.raises(DataSetError, match="no set is called moon; there are lume"):
        read_sets(tmp_path, ("moon",))


@pytest.mark.parametrize(
    ("gold", "why"),
    [
        ("{", "it is no JSON"),
        ('{"id": "a"}', "a page lacks 'kind'"),
        ("3", "it is not laid out as"),
        ('{"id": "a", "kind": "bodies"}', "it is not laid out as"),
        ('{"id": "a", "kind": "body", "paragraphs": [null]}', "it is not laid out as"),
        ('{"id": "a", "kind": "body", "authors": [["Ada Vell"]]}', "it is not laid out as"),
        ('{"id": "a", "kind": "body", "date": 20240506}', "it is not laid out as"),
        ('{"id": "a", "kind": "body", "url": 5}', "it is not laid out as"),
    ],
)
def test_broken_set_is_named(gold: str, why: str, tmp_path: Path) -> None:
    """A set that cannot be read is told with the file and why, in words, among others or named itself."""
    file = tmp_path / "lume" / "gold.jsonl"
    file.parent.mkdir()
    file.write_text(gold, encoding="utf-8")
    for data in (tmp_path, tmp_path / "lume"):
        with pytest.raises(DataSetError) as caught:
            read_sets(data)
        assert str(caught.value).startswith(f"{file}: cannot be read: {why}")


def test_a_set_is_of_one_kind(tmp_path: Path) -> None:
    """Pages annotated in full and pages of which only segments are do not come to one figure."""
    gold = '{"id": "a", "kind": "body"}\n{"id": "b", "kind": "segments"}\n'
    (tmp_path / "gold.jsonl").write_text(gold, encoding="utf-8")
    with pytest.raises(DataSetError, match="holds pages of both kinds"):
        read_sets(tmp_path)


def test_one_text_may_stand_in_place_of_a_list(tmp_path: Path) -> None:
    """An author who is annotated as a text is one author, and not as many as the name has letters."""
    gold = '{"id": "a", "kind": "segments", "authors": "Ada Vell", "with": "The ferry sank."}\n'
    (tmp_path / "gold.jsonl").write_text(gold, encoding="utf-8")
    ((page,),) = (dataset.pages for dataset in read_sets(tmp_path))
    assert (page.gold.authors, page.gold.wanted) == (("Ada Vell",), ("The ferry sank.",))


@pytest.mark.parametrize("size", ["abc", "-1", "nan", "inf", "1e9"])
def test_a_size_that_is_none_is_said(size: str) -> None:
    """--sizes takes numbers of megabytes, and says so."""
    result = CliRunner().invoke(newsclean, ["benchmark", "--growth", f"--sizes=0.1,{size}"])
    assert (result.exit_code, f"'{size}' is not a number of megabytes" in result.stderr) == (2, True)


def test_fingerprint_tells_a_changed_page(tmp_path: Path) -> None:
    """A set's fingerprint is another when one page's HTML is."""
    write_own_set(tmp_path / "lume", ("https://lumepost.example/1", "https://lumepost.example/2"))
    (dataset,) = read_sets(tmp_path)
    before = dataset.fingerprint()
    dataset.pages[1].path.write_bytes(gzip.compress(article_page(PARAGRAPHS[:2])))
    assert dataset.fingerprint() != before


def test_half_a_character_has_a_fingerprint(tmp_path: Path) -> None:
    """An annotation may hold what JSON writes and UTF-8 does not: half of a surrogate pair."""
    write_page(tmp_path / "html", "a")
    gold = r'{"id": "a", "kind": "body", "paragraphs": ["The ferry \ud83d sank."]}'
    (tmp_path / "gold.jsonl").write_text(gold, encoding="utf-8")
    (dataset,) = read_sets(tmp_path)
    assert len(dataset.fingerprint()) == 16


@pytest.mark.parametrize(
    "url",
    ["https://www.lumepost.example/1", "https://news.lume.co.uk/x", "https://lume.com.au/", "http://[lume/1", None, ""],
)
def test_folds_are_those_of_the_fitting(url: str | None) -> None:
    """A page is in the fold that tests/fitting puts its publisher in."""
    labels = load(ROOT / "tests" / "fitting" / "labels.py")
    assert fold_of(Gold("lume_1", url), 5) == labels.fold({"id": "lume_1", "url": url}, 5)


# ---- extractors and their processes


@pytest.mark.parametrize("declared", ["iso-8859-1", "windows-1252", "no-such-charset", "utf-8"])
def test_pages_that_are_not_utf8_are_decoded(declared: str) -> None:
    """Bytes that are not UTF-8 are read as declared, else as windows-1252."""
    assert decoded(f"<meta charset={declared}><p>“Brücke”</p>".encode("cp1252")).endswith("<p>“Brücke”</p>")


@pytest.fixture
def worker() -> Iterator[Worker]:
    started = Worker("newsclean")
    yield started
    started.stop()


def test_error_is_an_answer(worker: Worker) -> None:
    """A page that the extractor raises on is answered with the error, and the next page is read."""
    failed = worker.run(b"  ")
    assert failed.found is None and failed.error is not None and "EmptyInput" in failed.error
    assert PARAGRAPHS[0] in worker.run(article_page()).found


def test_a_long_error_ends_in_dots() -> None:
    """One without a space in it, too; line breaks are spaces."""
    said = in_a_line(ValueError("x" * 500))
    assert (said[:12], said[-1], len(said)) == ("ValueError('", "…", ERROR_CHARS)
    assert in_a_line(ValueError("no\nquay")) == "ValueError('no quay')"


def test_dead_process_is_an_error_and_is_started_again(worker: Worker) -> None:
    """A process that dies costs its page alone."""
    worker.run(article_page())
    for child in multiprocessing.active_children():
        assert child.pid
        os.kill(child.pid, signal.SIGKILL)
        child.join()
    assert worker.run(article_page()).error == "the process died"
    assert worker.run(article_page()).error is None


def test_an_extractor_that_hangs_costs_its_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A page on which an extractor does not come back is one that it failed on, and the next one is run."""
    (tmp_path / "gne.py").write_text(
        "import time\nclass GeneralNewsExtractor:\n    def extract(self, html):\n"
        "        time.sleep(60 * ('rebuilt' in html))\n        return {'content': 'text'}\n",
        encoding="utf-8",
    )
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setattr("newsclean.benchmark.workers.PAGE_SECONDS", 1.0)
    write_own_set(tmp_path, ("https://lumepost.example/1", "https://lumepost.example/2"))
    (tmp_path / "html" / "1.html.gz").write_bytes(gzip.compress(b"<p>The ferry sank.</p>"))
    (dataset,) = read_sets(tmp_path)
    with Workers("gne") as workers:
        answers = [ran.answer for ran in workers.run(dataset)]
    assert [answer.error for answer in answers] == ["took more than 1 s", None]
    assert answers[1].parse_seconds > 0


@pytest.mark.skipif(os.name != "posix", reason="it needs SIGALRM")
def test_ctrl_c_waits_for_no_extractor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A process that is busy with a page when the run is broken off is ended at once."""
    (tmp_path / "gne.py").write_text(
        "import os, signal, time\nclass GeneralNewsExtractor:\n    def extract(self, html):\n"
        "        if 'rebuilt' in html:\n            os.kill(os.getppid(), signal.SIGALRM)\n            time.sleep(60)\n"
        "        return {'content': 'text'}\n",
        encoding="utf-8",
    )
    monkeypatch.syspath_prepend(tmp_path)
    write_own_set(tmp_path)
    (dataset,) = read_sets(tmp_path)
    moments = []

    def interrupt(*_: object) -> NoReturn:
        moments.append(time.monotonic())
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGALRM, interrupt)
    try:
        with pytest.raises(KeyboardInterrupt), Workers("gne") as workers:
            list(workers.run(dataset))
    finally:
        signal.signal(signal.SIGALRM, before)
    assert not multiprocessing.active_children()
    assert time.monotonic() - moments[0] < STOP_SECONDS - 1


def test_each_page_runs_with_the_weights_of_its_fold(tmp_path: Path) -> None:
    """With folds a page is cleaned with the weights of its publisher's fold, and no other."""
    write_own_set(
        tmp_path / "lume", ("https://lumepost.example/1", "https://sundkurier.example/2", "https://vell.example/3")
    )
    broken = tmp_path / "0.json"
    broken.write_text("{}", encoding="utf-8")
    (dataset,) = read_sets(tmp_path)
    with Workers("newsclean", folds=[broken, WEIGHTS]) as workers:
        failed = [ran.answer.error is not None for ran in workers.run(dataset)]
    assert failed == [fold_of(page.gold, 2) == 0 for page in dataset.pages]
    assert set(failed) == {True, False}


# ---- the command and its table


def test_command_prints_the_table_and_writes_json(tmp_path: Path) -> None:
    """`newsclean benchmark` prints a line a set and extractor and writes the figures as JSON, over no file unasked."""
    write_own_set(tmp_path / "lume")
    arguments = [
        "benchmark",
        str(tmp_path),
        "--extractors",
        "newsclean",
        "--json",
        str(tmp_path / "new" / "out.json"),
        "--markdown",
    ]
    result = CliRunner().invoke(newsclean, arguments)
    assert result.exit_code == 0, result.output
    assert "| lume (1) | newsclean | 1.000 | 1.000 | 1.000 | 1.000 | 0.00 | 0.00 |" in result.stdout
    assert "newsclean is not cross-validated" in result.stdout
    written = json.loads((tmp_path / "new" / "out.json").read_text(encoding="utf-8"))
    assert written["sets"]["lume"]["extractors"]["newsclean"]["f1"] == 1.0
    again = CliRunner().invoke(newsclean, arguments)
    assert again.exit_code == 2 and "out.json already exists: --overwrite replaces it" in again.stderr


@pytest.mark.parametrize("name", ["lume[/x]", "lume[red]"])
def test_a_set_is_called_as_its_folder(name: str, tmp_path: Path) -> None:
    """A folder's name that reads like markup is shown as it is, above the table and beside the bar."""
    write_own_set(tmp_path / name)
    result = CliRunner().invoke(newsclean, ["benchmark", str(tmp_path), "--extractors", "newsclean", "--progress"])
    assert (result.exit_code, f"{name}, 1 page " in result.stdout) == (0, True)


def test_a_narrow_terminal_cuts_no_figures(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """On 40 columns the table has the lines that it has on 200."""
    write_own_set(tmp_path / "lume")
    monkeypatch.setenv("COLUMNS", "40")
    result = CliRunner().invoke(newsclean, ["benchmark", str(tmp_path), "--extractors", "newsclean"])
    assert re.search(r"^newsclean +1\.000 +1\.000 +1\.000 +1\.000 +0\.00 +0\.00", result.stdout, re.MULTILINE)


def test_figures_are_not_lost_with_their_file(tmp_path: Path) -> None:
    """Where the file of --json cannot be written the table is printed all the same."""
    write_own_set(tmp_path / "lume")
    (tmp_path / "file").write_text("")
    where = str(tmp_path / "file" / "out.json")
    arguments = ["benchmark", str(tmp_path), "--extractors", "newsclean", "--markdown", "--json", where]
    result = CliRunner().invoke(newsclean, arguments)
    assert (result.exit_code, "| lume (1) | newsclean | 1.000" in result.stdout) == (2, True)
    assert "a folder is needed" in result.stderr


def test_a_name_given_twice_is_one(tmp_path: Path) -> None:
    """An extractor, a set or a size that is named twice is measured once."""
    write_own_set(tmp_path / "lume")
    twice = ["--extractors", "newsclean,newsclean", "--sets", "lume,lume", "--markdown"]
    result = CliRunner().invoke(newsclean, ["benchmark", str(tmp_path), *twice])
    assert result.stdout.count("| newsclean |") == 1
    (curve, *_) = measure_growth([], ["words"], ["0.01", ".010"], quiet=True)
    assert [point.size for point in curve.points] == [10_000]


def test_what_an_extractor_prints_is_not_in_the_table(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """Standard output is for the table, whatever a peer says there."""
    (tmp_path / "gne.py").write_text(
        "class GeneralNewsExtractor:\n    def extract(self, html):\n        print('noise')\n"
        "        return {'content': 'text'}\n",
        encoding="utf-8",
    )
    monkeypatch.syspath_prepend(tmp_path)  # which a process that is spawned is told of
    worker = Worker("gne")
    answer = worker.run(article_page())
    worker.stop()
    said = capfd.readouterr()
    assert (answer.found, said.out, "noise" in said.err) == ("text", "", True)


def test_command_measures_metadata(tmp_path: Path) -> None:
    """--meta prints title, authors and date."""
    write_own_set(tmp_path / "lume")
    result = CliRunner().invoke(
        newsclean, ["benchmark", str(tmp_path), "--extractors", "newsclean", "--meta", "--markdown"]
    )
    assert "| lume (1) | newsclean | 1.000 | 0.000 | 0.000 |" in result.stdout


@pytest.mark.parametrize(
    ("more", "message"),
    [
        (["--extractors", "moon"], "moon: there are newsclean"),
        (["--sets", "moon"], "no set is called moon"),
        (["--folds", "FOLDS"], "does not hold 0.json, 1.json, ..."),
    ],
)
def test_wrong_arguments_are_named(tmp_path: Path, more: list[str], message: str) -> None:
    """A wrong name or folder ends the command with status 2 and says what is wrong."""
    write_own_set(tmp_path / "sets" / "lume")
    (tmp_path / "folds").mkdir()
    (tmp_path / "folds" / "1.json").write_text("{}", encoding="utf-8")
    given = [str(tmp_path / "folds") if word == "FOLDS" else word for word in more]
    result = CliRunner().invoke(newsclean, ["benchmark", str(tmp_path / "sets"), *given])
    assert (result.exit_code, message in " ".join(result.output.split())) == (2, True)


def body_row(extractor: str, f1: float, errors: tuple[str, ...] = ()) -> Row:
    return Row("lume", extractor, measures.BodyFigures(f1, f1, f1, f1, 0.5, 1.0, 1.0), 2, errors, 3.0, 2.0)


def report_of(*shown: Row, folds: int = 0) -> Report:
    return Report([DataSet("lume", ())], shown, False, folds)


def test_best_of_a_set_is_bold(monkeypatch: pytest.MonkeyPatch) -> None:
    """In Markdown the best figure of a column is bold, and equal ones are not."""
    monkeypatch.setattr(report, "_versions", lambda _: {"justext": "3.0"})  # which need not be installed
    lines = report.markdown(report_of(body_row("newsclean", 0.98), body_row("justext", 0.8))).splitlines()
    assert lines[2].startswith("| lume (2) | newsclean | **0.980** |") and "| 0.500 | 1.00 |" in lines[2]
    assert lines[3].startswith("|  | justext | 0.800 |")


def test_table_fits_a_terminal() -> None:
    """The table of a set stands on 80 columns with nothing cut off."""
    console = Console(width=80, record=True, file=io.StringIO())
    for shown in report.tables(report_of(body_row("newsclean", 0.981), body_row("trafilatura_precision", 0.8))):
        console.print(shown)
    lines = [line for line in console.export_text().splitlines() if line.strip()]
    assert lines[0].split() == ["lume,", "2", "pages"]
    assert lines[-2].split() == ["newsclean", *["0.981"] * 3, "0.500", "1.00", "1.00", "2.0"]
    assert lines[-1].split()[0] == "trafilatura_precision"


def test_columns_without_figures_are_left_out() -> None:
    """Without a set of segments the table has no column for them."""
    assert "segF" not in report.markdown(report_of(body_row("newsclean", 0.98))).splitlines()[0]


def test_cross_validation_is_told() -> None:
    """Under the table stands whether newsclean's figures are cross-validated."""
    assert (
        "weights fitted without its publisher (5 folds)"
        in report.notes(report_of(body_row("newsclean", 0.9), folds=5))[0]
    )


def test_failures_are_told() -> None:
    """Under the table stands how many pages an extractor failed on, and the first error."""
    found = report.notes(report_of(body_row("newsclean", 0.9, ("KeyError('a')", "x"))))
    assert "newsclean failed on 2 pages of lume, first with KeyError('a')." in found
