"""What belongs to a video or a sound: its title, running time or source (layer 3): texts and blocks in, bools out.

Words are data: players.toml.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from itertools import islice
from pathlib import Path

from newsclean.captions.credit_words import reads_like_text
from newsclean.model import Block, Page
from newsclean.page.elements import holds_picture
from newsclean.page.structure import ancestors
from newsclean.page.tags import PLAYERS, Hint


def is_video_title(text: str) -> bool:
    """Tell whether a text is the title of a video behind its label.

    >>> is_video_title("Video: A ferry comes to the quay"), is_video_title("Video: Ada Quill")
    (True, False)
    """
    found = _video_label().match(text)
    return found is not None and reads_like_text(text[found.end() :])


@cache
def _video_label() -> re.Pattern[str]:
    words = tomllib.loads(Path(__file__).with_name("players.toml").read_text(encoding="utf-8"))["video"]
    return re.compile(rf"(?:\w{{1,12}} )?(?:{'|'.join(map(re.escape, words))}) ?+[:|–—-] ", re.IGNORECASE)


_DURATION = re.compile(
    r"\s\((?:\d:)?\d{1,2}:\d\d\)$|\s[|–—]\s(?:\d:)?\d{1,2}:\d\d\s?[Mm]in\.?$"
    r"|(?<=[^\W\d_])\d{1,3}(?::\d\d|\s?[Mm]in\.?)$"
)
_DURATION_CHARS = 16  # by hand; at half and at twice 2 and 0 of 520 pages differ
_DURATION_ENDS = frozenset(")0123456789n.")


def ends_in_duration(text: str) -> bool:
    """Tell whether a text ends in a running time, in brackets or with no space before it, as a video's title does.

    >>> ends_in_duration("Ferry comes home (1:24)"), ends_in_duration("Ferry comes home (2019)")
    (True, False)
    >>> ends_in_duration("Ferry comes home2 Min"), ends_in_duration("The way home takes 2 min")
    (True, False)
    """
    return text[-1:] in _DURATION_ENDS and _DURATION.search(text, max(0, len(text) - _DURATION_CHARS)) is not None


_RUNNING_TIME = re.compile(r"(?<!\d)(?:\d:)?\d{1,2}:\d\d(?: ?[^\W\d_]{1,4}\.?)?$")  # "Duration 2:19", "| 0:21 min"


def ends_in_running_time(text: str) -> bool:
    """Tell whether a text ends in a running time as a player shows it, whatever is before it.

    >>> ends_in_running_time("Duration 2:19"), ends_in_running_time("Boats from 9 to 10")
    (True, False)
    """
    start = max(0, len(text) - _DURATION_CHARS)
    return text.find(":", start) >= 0 and _RUNNING_TIME.search(text, start) is not None


_OF_PLAYER = re.compile("(?<!no)(?<!no-)(?:video|player|audio|podcast)", re.I)  # "video-title"


def is_players_title(page: Page, block: Block) -> bool:
    """Tell whether a text stands in what is called the title or the description of a video or of something to hear.

    Or in what is called a title, with a video's label.
    """
    container = page.containers[block.container]
    is_title = container.own_hints & (Hint.HEADLINE | Hint.STANDFIRST) and not container.own_hints & Hint.CAPTION
    return bool(is_title) and (
        _OF_PLAYER.search(container.style) is not None or _video_label().match(block.text) is not None
    )


def is_in_film(page: Page, block: Block) -> bool:
    """Tell whether a text stands in an element that is called a video's and holds no picture: it is the film's title.

    Whatever its own element is called: <div class="content-video"><div><p class="media-caption">. A <figcaption> is the
    caption of whatever is in its figure.
    """
    if page.containers[block.container].tag == "figcaption":
        return False
    for index in islice(ancestors(page, block.container), _FILM_DEPTH):
        if _OF_FILM.search(page.containers[index].style):
            element = page.element(index)
            return element is not None and not holds_picture(element)
    return False


_FILM_DEPTH = 4  # by hand; at half and at twice no page of 520 differs
_OF_FILM = re.compile(r"[.\s_-](?:video|(?:media|video|film|audio|podcast|jw)[_-]?player)(?![a-z])", re.I)  # no team's


def is_below_player(page: Page, block: Block) -> bool:
    """Tell whether the element right before that of a text is a player or holds one: the text is the video's title.

    A <figcaption> is the caption of whatever is in its figure.
    """
    element = page.element(block.container)
    is_other = element is None or element.tag == "figcaption" or holds_picture(element)
    before = None if is_other else element.getprevious()
    return before is not None and next(before.iter(*_PLAYERS), None) is not None


_PLAYERS = tuple(PLAYERS)


def is_players_source(page: Page, block: Block) -> bool:
    """Tell whether a text stands in what is called the source of a video or of something to hear."""
    container = page.containers[block.container]
    hints = container.own_hints & (Hint.CREDIT | Hint.CAPTION)
    return hints == Hint.CREDIT and _OF_PLAYER.search(container.style) is not None
