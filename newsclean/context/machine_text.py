"""What was written for programs, not for readers (layer 3): a Look in, the indices of the blocks that go out."""

from __future__ import annotations

import re

from newsclean.context.look import Staying


def find_machine_text(look: Staying) -> list[int]:
    """Return what stays that was written for a program which did not run: a shortcode, a template's tag, settings.

    None of 6 such blocks on 4 pages belongs (wcxb, publishers that the weights had not seen). A page that sets
    preformatted text may be on code, and shows it.
    """
    if "pre" in look.scene.tags:
        return []
    texts = ((i, look.page.blocks[i].text) for i in look.staying)
    return [i for i, text in texts if text[0] in "{[" and _is_for_machines(text)]


def _is_for_machines(text: str) -> bool:
    if text[0] == "{" and text[-1] == "}":
        return text[:2] in _TEMPLATE_OPENINGS or '":' in text or _PLUGIN.fullmatch(text) is not None
    is_short = text[0] == "[" and text[-1] == "]" and len(text) <= _SHORTCODE_CHARS
    return is_short and _SHORTCODE.fullmatch(text) is not None


_TEMPLATE_OPENINGS = ("{{", "{%")
# {loadposition adverts}, {module 12}, {mosimage}, {gallery}harbour{/gallery}: what Joomla's plugins replace.
_PLUGIN = re.compile(
    r"\{/?(?:load(?:position|module|moduleid)|mos[a-z]+|module|modulepos|gallery|youtube|vimeo|jcomments|rsform|snippet)\b[^\n]*\}"
)
_SHORTCODE_CHARS = 2000  # by hand; at half and at twice no page of 520 differs
# [video id="7"], [/caption], [CTA_BOX], [Embed:Video 7]: what follows a name can't begin with what the name repeats, so
# it is linear.
_SHORTCODE = re.compile(r"\[(?:/[\w-]+|[a-z][\w-]*\s+[\w-]+\s?=[^\[\]]*|[A-Z]+_[A-Z_]+|[A-Za-z]+:\w+(?: \w+)?)\]")
