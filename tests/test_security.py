"""Nothing but the page is read: no file, no socket, no process, whatever a page refers to."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import known_advisories
import pytest

import newsclean

HERE = Path(__file__).parent
CANARY = "Pelican-Sextant-4711"  # stands in the files that the pages try to have read
PROSE = "The council said on Monday that the bridge over the Lume would stay shut until the end of the month."
BODY = f"<h1>Bridge stays shut</h1><p>{PROSE}</p><p>{PROSE.replace('Monday', 'Tuesday')}</p>"
INTERNAL = '<!DOCTYPE html [<!ENTITY x SYSTEM "{file}"><!ENTITY % y SYSTEM "{url}"> %y;]>'
XHTML = '<?xml version="1.0" encoding="utf-8"?>'

# {file} is the address of a file with the canary, {path} its path, {url} that of a server nobody runs.
LURES = {
    "an external entity": INTERNAL + BODY + "<p>&x; {file}</p>",
    "an entity in XHTML": XHTML + INTERNAL + '<html xmlns="http://www.w3.org/1999/xhtml"><body>' + BODY + "<p>&x;</p>",
    "an external DTD": '<!DOCTYPE html SYSTEM "{url}/x.dtd">' + BODY,
    "a DTD of a file": '<!DOCTYPE html PUBLIC "-//X//X" "{file}">' + BODY,
    "XInclude": BODY + '<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="{file}" parse="text"/>',
    "a style sheet in XSLT": XHTML + '<?xml-stylesheet type="text/xsl" href="{file}"?>' + BODY,
    "a base": '<base href="{file}/../">' + BODY + "<p><a href=lure.txt>x</a><img src=lure.txt></p>",
    "links": '<link rel=stylesheet href="{file}"><link rel=import href="{url}"><link rel=next href="{file}">' + BODY,
    "frames": BODY + '<iframe src="{file}"></iframe><object data="{file}"></object><embed src="{url}">',
    "pictures": BODY + '<figure><img src="{file}" srcset="{url} 2x"><figcaption>x</figcaption></figure>',
    "a refresh": '<meta http-equiv=refresh content="0;url={url}"><meta property=og:url content="{file}">' + BODY,
    "JSON-LD": '<script type=application/ld+json>{{"@context": "{url}", "@type": "NewsArticle", "url": "{file}",'
    ' "articleBody": {{"@id": "{file}"}}}}</script>' + BODY,
    "a template": BODY + '<template src="{file}"></template><p>{{{{x}}}} ${{jndi:{url}}} <!--#include file="{path}"-->',
    "a frame set": '<frameset><frame src="{file}"></frameset><noframes>' + BODY + "</noframes>",
    "its address": '<html manifest="{file}"><head profile="{url}">' + BODY,
    "a page saved from a file": "<!-- saved from url=(0042){file} -->" + BODY,
}  # fmt: skip


def lure(name: str, canary: Path) -> str:
    return LURES[name].format(file=canary.as_uri(), path=canary, url="http://127.0.0.1:9")


@pytest.fixture(scope="module")
def canary(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("canary") / "lure.txt"
    path.write_text(f"{CANARY} {PROSE}", encoding="utf-8")
    return path


@pytest.mark.parametrize("name", LURES)
def test_a_file_that_a_page_names_does_not_come_out(name: str, canary: Path) -> None:
    """The content of a file that the page refers to stands in nothing that comes out."""
    page = lure(name, canary)
    traced = newsclean.trace(page)
    article = traced.article
    outs = (traced.to_json(), article.to_json(), article.to_html(), article.to_markdown(), newsclean.explain(page))
    assert not any(CANARY in out for out in outs)
    assert PROSE in article.text or name == "a frame set"  # whose body browsers do not show


def worker(folder: str) -> None:
    """Clean all lures between two marks, and print what Python was asked to open meanwhile.

    Run in a process of its own, for an audit hook stays. All that newsclean loads with its first pages is loaded
    before the first mark.
    """
    from test_invariants import UNSURE

    known = Path(folder) / "lure.txt"
    pages = [lure(name, known) for name in LURES] + [UNSURE]
    for page in pages:
        newsclean.explain(page)
    seen: list[str] = []
    watching = [False]
    events = ("open", "os.", "socket.", "subprocess.", "shutil.", "ctypes.", "import", "http.", "urllib.", "pty.")

    def audit(event: str, arguments: tuple[object, ...]) -> None:
        if watching[0] and event.startswith(events):
            seen.append(f"{event} {arguments!r:.200}")

    sys.addaudithook(audit)
    (Path(folder) / "begin").write_bytes(b"")
    watching[0] = True
    for page in pages:
        newsclean.explain(page)
        newsclean.clean(page.encode(), url=known.as_uri()).to_html()
    watching[0] = False
    (Path(folder) / "end").write_bytes(b"")
    print(json.dumps(seen))


def run_worker(canary: Path, *before: str) -> subprocess.CompletedProcess[str]:
    code = f"import test_security; test_security.worker({str(canary.parent)!r})"
    paths = os.pathsep.join(map(str, (HERE.parent, HERE)))
    environment = os.environ | {"PYTHONPATH": paths, "PYTHONDONTWRITEBYTECODE": "1"}
    return subprocess.run([*before, sys.executable, "-c", code], env=environment, capture_output=True, text=True)


def test_python_opens_nothing(canary: Path) -> None:
    """Cleaning and explaining raise no audit event of a file, socket, process or import."""
    run = run_worker(canary)
    assert run.returncode == 0, run.stderr
    assert json.loads(run.stdout) == []


CALLS = "open,openat,creat,socket,connect,sendto,execve,fork,vfork,unlink,rename,mkdir"


def test_the_system_is_asked_for_nothing(canary: Path) -> None:
    """Cleaning makes no system call that opens a file or a socket or starts a process, from C code either."""
    strace = shutil.which("strace")
    if strace is None or subprocess.run([strace, "-f", "true"], capture_output=True).returncode:
        pytest.skip("strace is not installed, or may not trace here")
    log = canary.parent / "calls"
    run = run_worker(canary, strace, "-f", "-qq", "-o", str(log), "-e", f"trace=?{',?'.join(CALLS.split(','))}")
    assert run.returncode == 0, run.stderr
    calls = log.read_text(encoding="utf-8", errors="replace").splitlines()
    begin, end = ([i for i, call in enumerate(calls) if f'/{mark}"' in call] for mark in ("begin", "end"))
    assert len(begin) == len(end) == 1
    assert calls[begin[0] + 1 : end[0]] == []


# ---- what newsclean needs ---------------------------------------------------------------------------------------


def answer(monkeypatch: pytest.MonkeyPatch, **package: object) -> None:
    """Let pip-audit say one thing of every package."""
    packages = {"dependencies": [{"name": "lxml", "version": "6.0", **package}]}
    run = subprocess.CompletedProcess([], 0, stdout=json.dumps(packages))
    monkeypatch.setattr(subprocess, "run", lambda *_, **__: run)


def test_a_known_hole_fails_the_check(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """A hole that the database knows is named with its fix, and fails."""
    answer(monkeypatch, vulns=[{"id": "CVE-1", "fix_versions": ["6.1"]}])
    assert known_advisories.main() == 1
    assert "lxml 6.0: CVE-1, fixed in 6.1" in capsys.readouterr().out


def test_no_known_hole_passes_the_check(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """Packages without a known hole pass, and are counted."""
    answer(monkeypatch, vulns=[])
    assert known_advisories.main() == 0
    assert "0, in 1 of" in capsys.readouterr().out


def test_a_database_out_of_reach_is_said(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """Where the database answers for no package the check passes, but says that it was skipped."""
    answer(monkeypatch, skip_reason="not found")
    assert known_advisories.main() == 0
    assert "skipped" in capsys.readouterr().out


def test_every_dependency_has_a_lower_bound() -> None:
    """Each dependency names the oldest version that will do, and nothing newer is ruled out."""
    assert all(re.fullmatch(r"[\d.]+", bound) for bound in known_advisories.lowest().values())
