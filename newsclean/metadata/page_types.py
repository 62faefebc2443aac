"""What kind of page one says it is (layer 1): Metadata in, bools out, and the types of schema.org that tell it.

| page type                                         | says_news | may_be_news | says_other | may_be_index |
|---------------------------------------------------|-----------|-------------|------------|--------------|
| "NewsArticle", "LiveBlogPosting" and the like     | yes       | yes         |            |              |
| none                                              |           | yes         |            | yes          |
| "article" of og:type or microdata                 |           |             |            |              |
| "Article" of JSON-LD, "BlogPosting", "Product"... |           |             | yes        |              |
| "website", "CollectionPage"...                    |           |             | yes        | yes          |
"""

from __future__ import annotations

from newsclean.addresses import is_front_page
from newsclean.model import Metadata

# @types of JSON-LD that may be the page's main thing, best first.
_TYPES = (
    "NewsArticle", "ReportageNewsArticle", "AnalysisNewsArticle", "OpinionNewsArticle", "BackgroundNewsArticle",
    "ReviewNewsArticle", "AskPublicNewsArticle", "AdvertiserContentArticle", "SatiricalArticle",
    "LiveBlogPosting", "Article", "BlogPosting", "TechArticle", "ScholarlyArticle", "Report", "SocialMediaPosting",
    "DiscussionForumPosting", "Review", "ClaimReview", "Recipe", "HowTo", "VideoObject", "AudioObject",
    "PodcastEpisode",
)  # fmt: skip
RANK = {name.lower(): rank for rank, name in enumerate(_TYPES)}
FIRST_MEDIA_RANK = RANK["videoobject"]
NO_RANK = len(RANK)
# Types that news publishers use; "Article" and "BlogPosting" are what plugins write for everything.
NEWS_TYPES = frozenset(kind.lower() for kind in (*_TYPES[:10], "ClaimReview"))


def says_news(meta: Metadata) -> bool:
    """Tell whether a page says that it is news, by any type with such a name, of og:type too: "Press Release"."""
    page_type = _page_type(meta)
    return any(name in page_type for name in _NEWS)


_NEWS = ("news", "liveblog", "claimreview", "press")


def may_be_news(meta: Metadata) -> bool:
    """Tell whether a page says that it is news, or does not say what it is."""
    return not meta.page_type or says_news(meta)


def says_other(meta: Metadata) -> bool:
    """Tell whether a page says that it is something else than news; og:type "article" is what blogs and news say."""
    is_open = not meta.page_type or (says_article(meta) and dict(meta.sources).get("page_type") != "json-ld")
    return not is_open and not says_news(meta)


def may_be_index(meta: Metadata) -> bool:
    """Tell whether a page says that it leads to others, does not say what it is, or is a site's front page.

    Plugins write "Article" on front pages, too.
    """
    return is_front_page(meta.url) or (meta.page_type or "website").lower() in _INDEX_TYPES


_INDEX_TYPES = ("website", "webpage", "collectionpage", "itemlist", "searchresultspage", "profilepage")


def says_article(meta: Metadata) -> bool:
    """Tell whether a page says but "article", whoever of its sources states it."""
    return _page_type(meta) == "article"


def says_website(meta: Metadata) -> bool:
    """Tell whether a page says but "website"."""
    return _page_type(meta) == "website"


def says_live(meta: Metadata) -> bool:
    """Tell whether a page says that it reports as things happen."""
    return "liveblog" in _page_type(meta)


def says_review(meta: Metadata) -> bool:
    """Tell whether a page says that it is a review or a recipe, as newspapers have them, too."""
    return _page_type(meta) in ("review", "recipe")


def _page_type(meta: Metadata) -> str:
    return (meta.page_type or "").lower()
