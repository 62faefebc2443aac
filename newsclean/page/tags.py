"""Tag vocabularies and what class, id and role names say of an element (layer 1).

`hint_bits` turns the words of an attribute value into bits of `Hint` by a table, not a regex:
"article__related-links" is split into words, each word and each pair of neighbours is looked up.
"""

from __future__ import annotations

import re
from collections.abc import Callable

# Elements whose text no browser shows, or that is no prose: their subtree is not walked.
SKIPPED = frozenset(
    "script style template svg iframe object applet canvas video audio select datalist optgroup option textarea "
    "head meta link title base noframes noembed rt rp xml area frameset amp-ad amp-analytics amp-consent amp-state "
    "amp-script annotation annotation-xml mjx-math".split()
)
# Elements that do not break a line of text. All others are containers.
INLINE = frozenset(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd mark math nobr output q ruby rb rtc s samp "
    "small span strike strong sub sup time tt u var wbr img input picture source track param label progress meter "
    "image blink amp-img embed map".split()
) | frozenset(  # of formulas, and what MathJax sets around them
    "math mi mn mo ms mtext mrow mfrac msqrt mroot msup msub msubsup mover munder munderover mmultiscripts mstyle "
    "mspace mpadded mphantom menclose merror maction mtable mtr mtd semantics mjx-container mjx-assistive-mml".split()
)
PLAYERS = frozenset("video audio iframe amp-video amp-youtube".split())
IMAGES = frozenset(("img", "amp-img", "image"))  # browsers take <image> for <img>
PICTURES = IMAGES | {"picture"}
MEDIA = PLAYERS | PICTURES | {"object", "embed"}
BOLD = frozenset("b strong em i".split())
HEADINGS = frozenset("h1 h2 h3 h4 h5 h6".split())
LISTS_OF_ITEMS = frozenset(("ul", "ol"))  # a <dl> has terms, and may set formulas in
LISTS = LISTS_OF_ITEMS | {"dl"}
# What ends any element without a text of its own that was not closed before it, in a list or table around both.
ENDS_ITEMS = frozenset("li dd dt td th tr tbody".split())
ITEM_HOLDERS = frozenset("ul ol dl menu dir table".split())
TEXT_BLOCKS = ENDS_ITEMS | ITEM_HOLDERS | HEADINGS | frozenset("p br div article section main blockquote pre".split())
SHOWN_AS_BLOCKS = TEXT_BLOCKS | frozenset(
    "html body header footer nav aside form figure figcaption fieldset legend address hgroup details summary dialog "
    "center caption thead tfoot colgroup col button noscript hr search frame frameset listing plaintext xmp".split()
)
FIELDS = ("input", "select", "textarea", "button")
CLASS_CHARS, STYLE_CHARS = 400, 500
"""How much of a class and of a style attribute is read: some have megabytes."""


class Hint:
    """Bits of what an element's attributes say it is."""

    NAV = 1 << 0
    HEADER = 1 << 1
    FOOTER = 1 << 2
    SIDEBAR = 1 << 3
    RELATED = 1 << 4
    POPULAR = 1 << 5
    PROMO = 1 << 6
    NEWSLETTER = 1 << 7
    SUBSCRIBE = 1 << 8
    SHARE = 1 << 9
    COMMENT = 1 << 10
    ADVERT = 1 << 11
    CAPTION = 1 << 12
    CREDIT = 1 << 13
    AUTHOR = 1 << 14
    DATE = 1 << 15
    TAGS = 1 << 16
    BREADCRUMB = 1 << 17
    ARTICLE = 1 << 18
    BODY = 1 << 19
    HEADLINE = 1 << 20
    STANDFIRST = 1 << 21
    TEASER = 1 << 22
    GALLERY = 1 << 23
    MEDIA = 1 << 24
    COOKIE = 1 << 25
    MODAL = 1 << 26
    LOGIN = 1 << 27
    SEARCH = 1 << 28
    WIDGET = 1 << 29
    HIDDEN = 1 << 30
    SCREEN_READER = 1 << 31
    QUOTE = 1 << 32
    INFOBOX = 1 << 33
    LIVE = 1 << 34
    BIO = 1 << 35
    KICKER = 1 << 36
    TOOL = 1 << 37
    EMBED = 1 << 38
    DISCLAIMER = 1 << 39
    META = 1 << 40
    LIST = 1 << 41
    FORM = 1 << 42
    PARAGRAPH = 1 << 43
    FIGURE = 1 << 44
    TABLE = 1 << 45
    POST = 1 << 46
    MENU = 1 << 47


MAP = 1 << 61
"""No hint: the trees do not know it. What software for maps and charts calls the element that it draws one in."""

HINT_NAMES = {bit: name.lower().replace("_", "-") for name, bit in vars(Hint).items() if name.isupper()}

# Hints that speak against a block wherever they stand above it; a container that holds most of
# the page's text is not believed when it carries one (`segment._containers`).
NEGATIVE = (
    Hint.NAV | Hint.HEADER | Hint.FOOTER | Hint.SIDEBAR | Hint.RELATED | Hint.POPULAR | Hint.PROMO | Hint.NEWSLETTER
    | Hint.SUBSCRIBE | Hint.SHARE | Hint.COMMENT | Hint.ADVERT | Hint.CAPTION | Hint.CREDIT | Hint.AUTHOR | Hint.DATE
    | Hint.TAGS | Hint.BREADCRUMB | Hint.TEASER | Hint.GALLERY | Hint.MEDIA | Hint.COOKIE | Hint.MODAL | Hint.LOGIN
    | Hint.SEARCH | Hint.WIDGET | Hint.HIDDEN | Hint.SCREEN_READER | Hint.BIO | Hint.KICKER | Hint.TOOL
    | Hint.DISCLAIMER | Hint.META | Hint.FORM | Hint.HEADLINE | Hint.STANDFIRST | Hint.INFOBOX | Hint.LIST | Hint.EMBED
)  # fmt: skip

OF_TEXT = Hint.ARTICLE | Hint.BODY
"""What calls an element the text."""

# What these say stands beside a text, however it is made.
BESIDE_TEXT = (
    Hint.CAPTION | Hint.CREDIT | Hint.FIGURE | Hint.ADVERT | Hint.NEWSLETTER | Hint.SHARE | Hint.RELATED | Hint.NAV
    | Hint.FOOTER | Hint.COMMENT | Hint.COOKIE | Hint.AUTHOR | Hint.BIO | Hint.DATE
)  # fmt: skip

POLL_WORDS = (
    "poll anketa ankieta sonda anket umfrage sondage encuesta sondeo sondaggio enquete peiling omrostning afstemning "
    "avstemning"
)
"""What polls are called in the names of elements."""

_WORDS = {
    Hint.NAV: "nav navbar navigation menu menus submenu topnav subnav navi sitemap megamenu pager pagination "
    "paginator hamburger navigace",
    Hint.HEADER: "header masthead topbar banner head kopf sticky",
    Hint.FOOTER: "footer foot colophon impressum bottombar endofarticle",
    Hint.SIDEBAR: "sidebar aside rail secondary rightcol rightcolumn rightrail leftrail complementary marginalia "
    "sidebox complementar",
    Hint.RELATED: "related recommended recommendation recommendations recommend recommender similar readmore "
    "further morefrom moreon seealso outbrain taboola relacionadas relacionados relacionado verwandte suggestions "
    "suggested suggest onward upnext linklist recirc recirculation readnext nextarticle weiterlesen relatedposts yarpp "
    "crossreference plista zergnet dianomi revcontent mgid correlati souvisejici powiazane relcontent",
    Hint.POPULAR: "popular trending mostread mostpopular latest topstories viral ranking toplist recent hot newest "
    "bestof mostviewed meistgelesen",
    Hint.PROMO: "promo promotion promotional promobox cta callout upsell pitch teaserbox campaign offer marketing "
    "crosspromo disturber plug donate donation membership support bookmaker bets betting odds "
    "apuestas",
    Hint.NEWSLETTER: "newsletter newsletters signup mailing mailchimp optin briefing hubspot emailsignup",
    Hint.SUBSCRIBE: "subscribe subscription paywall abo regwall piano premium subscriber meter barrier plus abbonati "
    "abbonamento abonnez abonnement abonnieren suscribete suscripcion assine assinatura prenumerera abonner abonneren",
    Hint.SHARE: "share sharing social socials addthis sharethis sharebar addtoany shariff facebook twitter whatsapp "
    "follow sharedaddy pinterest linkedin telegram compartir partager teilen sns",
    Hint.COMMENT: "comment comments disqus commenting kommentare commentaires comentarios reply replies respond "
    "discussion livefyre commentlist kommentar coral spotim feedback",
    Hint.ADVERT: "ad ads advert advertisement advertising adslot adunit dfp gpt sponsored sponsor adbox adwrap "
    "adsense advertorial werbung anzeige publicidad pub reklama adcontainer banniere adplaceholder paid "
    "textad textads contentad bodyad inlinead",
    Hint.CAPTION: "caption captions figcaption imagecaption bildunterschrift legend imgcaption bu legende legenda "
    "imgcap piccap cutline bildtext bildetekst billedtekst bildtexte photocaption pie didascalia imagetext epigrafe "
    "leyenda piefoto bijschrift fotobijschrift onderschrift fotoonderschrift bildunterzeile bildlegende kuvateksti "
    "popisek kepalairas lezanta fotoalti resimalti phototext imgtext",
    Hint.CREDIT: "credit credits copyright photographer photocredit imagecredit courtesy bildnachweis creditline "
    "credito creditos source quelle attribution licence photocred",
    Hint.AUTHOR: "author authors byline bylines writer contributor autor autoren auteur autore journalist reporter "
    "creator verfasser vcard redakteur firma",
    Hint.DATE: "date dateline time timestamp published pubdate datetime datum updated datepublished datemodified "
    "fecha zeit clock",
    Hint.TAGS: "tag tags keywords topics topic taglist schlagworte categories category tagcloud taglinks "
    "etiquetas labels themes",
    Hint.BREADCRUMB: "breadcrumb breadcrumbs crumb crumbs brotkrume",
    Hint.ARTICLE: "article story post entry artikel articulo newsarticle hentry news articlepage blogposting noticia "
    "single articlecontent",
    Hint.BODY: "body content text articlebody maincontent bodytext storytext storybody copy richtext paragraphs "
    "inhalt main bodycopy articletext postbody wysiwyg prose rte cuerpo corpo texto mainentityofpage "
    "contenido contents fulltext",
    Hint.HEADLINE: "headline title heading titel headlines titre titulo storytitle titulek nadpis",
    Hint.STANDFIRST: "standfirst lead lede intro summary dek deck subtitle subheadline chapo vorspann perex subhead "
    "excerpt abstract introduction ingress manchet sommario bajada entradilla subtitulo anleser leadtext description "
    "strapline strap subheading subheader alternativeheadline sapo sapeau lid ingres occhiello balazo "
    "keypoints epigraph epigrafe copete sumario sottotitolo catenaccio soustitre chapeau accroche linhafina gravata "
    "onderkop inleiding underrubrik undertittel ingressi zajawka podtytul podtitulek anotace ozet bevezeto alcim "
    "podzagolovok spot sapou anons resumo podnaslov ypotitlos perilipsi ringkas ringkasan pidzagolovok poantraste "
    "podzaglavie synopsis descp subdeck storydeck subline einleitung subtitles subtitulos subtitols",
    Hint.TEASER: "teaser teasers card cards tile tiles item items listing thumbnail thumb grid feed river",
    Hint.GALLERY: "gallery slideshow carousel slider slides slide swiper lightbox galerie galeria slick bildergalerie "
    "fotostrecke",
    Hint.MEDIA: "video media player image photo picture audio podcast img photos videos bild foto figure jwplayer "
    "brightcove youtube pic multimedia videoplayer infographic flowplayer theoplayer bitmovinplayer mejs plyr",
    Hint.COOKIE: "cookie cookies consent gdpr onetrust ccpa didomi usercentrics cookiebot iubenda cmplz klaro "
    "borlabs termly osano axeptio tarteaucitron cmpbox trustarc truste",
    Hint.MODAL: "modal popup overlay dialog lightbox tooltip toast drawer flyout interstitial notification popover "
    "alert alertdialog",
    Hint.LOGIN: "login signin account register registration user profile password logon anmelden",
    Hint.SEARCH: "search searchbox suche buscar searchform recherche",
    Hint.WIDGET: "widget widgets module plugin gadget accordion tabs tab quiz vote rating "
    f"{POLL_WORDS} polls "
    "ratings weather stock ticker",
    Hint.HIDDEN: "hidden hide invisible displaynone noscript collapsed nojs offscreen",
    Hint.QUOTE: "quote pullquote blockquote zitat citation quotation pull cita",
    Hint.INFOBOX: "infobox factbox box facts fact infocard sidebox note hinweis info explainer glossary "
    "recipe faktaboks faktaruta kasten",
    Hint.LIVE: "live liveblog liveticker ticker timeline livecenter",
    Hint.BIO: "bio biography authorbio aboutauthor authorbox about autorenbox",
    Hint.KICKER: "kicker dachzeile eyebrow overline rubric rubrik spitzmarke pretitle topline "
    "superheadline antetitulo rubrique",
    Hint.TOOL: "toolbar tools tool buttons button btn print actions utility controls icon icons bar bookmark listen "
    "speak readspeaker texttospeech fontsize",
    Hint.EMBED: "tweet embed embedded instagram tiktok oembed embedcode",
    Hint.DISCLAIMER: "disclaimer legal privacy notice correction corrections terms policy disclosure transparency "
    "trust",
    Hint.META: "meta metadata details readingtime postmeta entrymeta count counter views stats "
    "infoline",
    Hint.LIST: "list lists ul links link bullets toc",
    Hint.FORM: "form input field fieldset formular",
    Hint.PARAGRAPH: "paragraph p par para absatz parrafo parsys textblock",
}
_PHRASES = {
    Hint.SCREEN_READER: "sr only|screen reader|visually hidden|visuallyhidden|reader text|assistive text|sr text|"
    "element invisible|screenreader|u hidden|hidden visually|offscreen text|sronly|aural|"
    "is visually",
    Hint.RELATED: "read more|read also|also read|read next|more stories|more from|more on|see also|related articles|"
    "up next|you may|also like|lire aussi|a lire|lies auch|mehr zum|leggi anche|link box|inline link|story links|"
    "next up|keep reading|inline related|video playlist|videos playlist|rich link|internal link|"
    "interna links|read this|more news|further reading",
    Hint.POPULAR: "most read|most popular|most viewed|top stories|most commented|latest news|editors picks|"
    "editor picks|top news|just in",
    Hint.NEWSLETTER: "sign up|mailing list|email signup|mc embed",
    Hint.SUBSCRIBE: "pay wall|reg wall|subscriber only|piano id|tp modal",
    Hint.SHARE: "follow us|add this|share this|social media|follow button",
    Hint.ADVERT: "google ad|ad slot|ad spot|advert spot|banner spot|custom spot|ad unit|ad container|ad wrapper|"
    "native ad|div gpt|paid content|affiliate link|affiliate disclaimer",
    Hint.CAPTION: "photo cap|img cap|image cap|pic desc|pic caption|img caption|media description|photo description|"
    "figure description|picture description|wp caption|image caption|photo caption|media caption|img desc|img descr|"
    "image description|image text|image info|image title|photo desc|photo text|"
    "image desc|image descr|media desc|figure desc|picture desc|"
    "video description|video desc|video legend",
    Hint.PROMO: "video title|player title|video headline|audio title|titolo video|titulo video|titre video|video titel",
    Hint.CREDIT: "photo credit|photo cred|image cred|img cred|pic cred|image credit|image source|photo by|"
    "image copyright|photo source|image author",
    Hint.AUTHOR: "written by|post author|article author|author name",
    Hint.BIO: "about author|author bio|author box|author info|about the|author description|"
    "author profile|author card|author block",
    Hint.BODY: "article body|story body|post content|entry content|main content|article content|post body|"
    "article text|story content|body copy|body text|rich text|content body|post text|news body|detail content|td post|"
    "body content|article copy|story text",
    Hint.INFOBOX: "fact box|info box|key points|key facts|at a|text box|side box|content box|info kasten|in brief|"
    "key takeaways",
    Hint.QUOTE: "pull quote|block quote",
    Hint.META: "reading time|read time|post meta|entry meta|article meta|meta data|article info|time read",
    Hint.TOOL: "back to|skip link|skip to|to top|text size|font size",
    Hint.EMBED: "twitter tweet|twitter video|instagram media|fb post|fb video|social embed|rich embed|tiktok embed",
    Hint.POST: "twitter tweet|twitter video|bluesky embed|mastodon embed",
    Hint.LIVE: "live blog|live post|live ticker|live update|live event|key event",
    Hint.DISCLAIMER: "trust project|article disclaimer|editorial standards",
    Hint.DATE: "publish date|last updated|date published|entry date|post date",
    Hint.STANDFIRST: "sub title|sub headline|article lead|article intro|article summary|post excerpt|lead text|"
    "sub heading|article subtitle|second title|tit sub|article description|lead in|lead paragraph|article dek",
    Hint.KICKER: "over line|pre title|top line",
    MAP: "leaflet container|gm style|mapboxgl map|maplibregl map|ol viewport|dw chart",
}  # fmt: skip

HINTS_BY_NAME: dict[str, int] = {}
"""Each word, and each pair of words with a space between, that an element may be called, and what it says."""
for _table, _separator in ((_WORDS, " "), (_PHRASES, "|")):
    for _bit, _names in _table.items():
        for _name in _names.split(_separator):
            HINTS_BY_NAME[_name] = HINTS_BY_NAME.get(_name, 0) | _bit

# "no-caption" says that there is none; what is called "no-print" is a tool, a card "no-pic" still a card.
_WITHOUT = frozenset(("no", "non", "without"))
_LEFT_OUT = Hint.CAPTION | Hint.CREDIT | Hint.SIDEBAR | Hint.ADVERT | Hint.COMMENT | Hint.SHARE | Hint.RELATED

# The words that count for the next one: of most words no joint name begins, and they need no second look.
_OPENINGS = {name[:at] for name in HINTS_BY_NAME for at in range(1, len(name)) if name[at - 1] != " "} | _WITHOUT

# First word -> the words that may follow it -> what the two say: the names of two words.
_PAIRS: dict[str, dict[str, int]] = {}
for _name, _bits in HINTS_BY_NAME.items():
    if _name.count(" ") == 1:
        _first, _second = _name.split(" ")
        _PAIRS.setdefault(_first, {})[_second] = _bits

_WORD = re.compile(r"[a-z]+|[A-Z](?:[a-z]+|[A-Z]*)|\d+")  # what follows an alternative is never of its class: linear
# The same where there is no capital, in half the time: a number is as many zeros, what is no word is a space.
_TO_WORDS = bytes(byte if 97 <= byte <= 122 else 48 if 48 <= byte <= 57 else 32 for byte in range(256))

# What a tag says by itself.
TAG_HINTS = {
    "nav": Hint.NAV, "header": Hint.HEADER, "footer": Hint.FOOTER, "aside": Hint.SIDEBAR, "article": Hint.ARTICLE,
    "main": Hint.BODY, "figcaption": Hint.CAPTION, "figure": Hint.FIGURE, "form": Hint.FORM, "blockquote": Hint.QUOTE,
    "noscript": Hint.HIDDEN, "button": Hint.TOOL, "label": Hint.FORM, "address": Hint.AUTHOR, "dialog": Hint.MODAL,
    "menu": Hint.NAV, "time": Hint.DATE, "table": Hint.TABLE, "ul": Hint.LIST, "ol": Hint.LIST, "dl": Hint.LIST,
    "p": Hint.PARAGRAPH, "caption": Hint.CAPTION, "fieldset": Hint.FORM, "legend": Hint.FORM,
}  # fmt: skip


class KnownHints(dict[str, int]):
    """The hints of the names seen, by name; of long ones, which may have megabytes, the start is read and kept."""

    def __init__(self, read: Callable[[str], int]) -> None:
        self._read = read

    def __missing__(self, value: str) -> int:
        if len(value) > CLASS_CHARS:
            return self[value[:CLASS_CHARS]]
        bits = self._read(value)
        if len(self) >= _KNOWN_VALUES:
            self.clear()
        self[value] = bits
        return bits


def hint_bits(value: str) -> int:
    """Return the hints that the words of one attribute value (class, id, role, ...) give.

    >>> hint_bits("article__relatedLinks") == Hint.ARTICLE | Hint.RELATED | Hint.LIST
    True
    """
    return KNOWN_HINTS[value]


def words_of_name(value: str) -> list[str]:
    """Return the words of a class or id, lower case: "DonateBox_root" is donate, box, root.

    >>> words_of_name("DonateBox_root")
    ['donate', 'box', 'root']
    """
    return " ".join(_WORD.findall(value)).lower().split()


def _read_hints(value: str) -> int:
    if "field" in value:
        value = _DRUPAL_FIELD.sub("", value)
    if value.isascii() and value.islower():
        words = value.encode().translate(_TO_WORDS).decode().replace("0", " 0 ").split()
    else:
        words = words_of_name(value)
    bits = 0
    before = ""
    for word in words:
        if before in _OPENINGS:
            if before in _WITHOUT:
                bits |= HINTS_BY_NAME.get(before + word, 0) | (HINTS_BY_NAME.get(word, 0) & ~_LEFT_OUT)
                before = ""
                continue
            if len(joint := before + word) > _LETTERS and joint in HINTS_BY_NAME:
                bits |= HINTS_BY_NAME[joint]
            if before in _PAIRS:
                bits |= _PAIRS[before].get(word, 0)
        if word in HINTS_BY_NAME:
            bits |= HINTS_BY_NAME[word]
        before = word
    if "post" in value and _OF_POST.search(value) and (named := _FILED_UNDER.sub("", value)) != value:
        return bits if _read_hints(named.replace(_WITH_PICTURE, "")) & Hint.TEASER else _read_hints(named)
    if bits & _MAY_MISLEAD:
        for said, misleading, instead in _MISLEADING:
            if bits & said and (named := misleading.sub(instead, value)) != value:
                return _read_hints(named)
    if "fn" in value and _FULL_NAME.search(value):
        bits |= Hint.AUTHOR
    return bits


# hCard's full name, a footnote; within a hashed class, "_4iFNe", the two letters mean nothing.
_FULL_NAME = re.compile("(?<![A-Za-z0-9])fn(?![A-Za-z])")
# WordPress writes a post's topics and format into the class of the element around it; around a card they tell one.
_OF_POST = re.compile(r"(?<![\w-])(?:type-post|post-\d+)(?![\w-])")
_FILED_UNDER = re.compile(r"(?<![\w-])(?:(?:tag|category|format|status)-[\w%-]+)")
_WITH_PICTURE = "has-post-thumbnail"
# Drupal calls what holds a field's value so: "field field--name-body field--type-text field__item".
_DRUPAL_FIELD = re.compile(
    r"(?<![\w-])(?:field(?:--|__|-)(?:name-(?:field-)?|type-[\w-]+|label-[\w-]+|items?(?![\w-]))"
    r"|field(?=\s+field(?:--|-)name-))"
)
# A name that says what it does not mean: the hints that it seems to give, and what stands for what in it.
_MISLEADING = (
    # "header--with-author" is where the headline and the standfirst stand, too; "meta-with-author-bio" is the author's.
    (
        Hint.AUTHOR | Hint.CAPTION,
        re.compile(r"(?:(?<![A-Za-z])(?:with|has)|With|Has)[-_]{0,2}(?:[Aa]uthor|[Bb]yline|[Cc]aption)s?(?!\S)"),
        "",
    ),
    # A field's label is hidden, not the field; what flows over a picture's round corners, not the picture.
    (Hint.HIDDEN, re.compile(r"(?:label[-_]{1,2}(?:visually[-_]{1,2})?|overflow-(?:[xy]-)?)hidden"), "label"),
    # schema.org's, to a question that is asked
    (Hint.RELATED, re.compile("suggestedAnswer"), "answer"),
    # A commentary has a lead, "PageArticle_commentLead", a reader's comment has none.
    (Hint.COMMENT, re.compile(r"[Cc]omment[-_]{0,2}(?:[Ll]ead|[Ii]ntro|[Ss]tandfirst)(?![a-z])"), "lead"),
    # What subscribers see, or all do before the rest is for them, is the article: "subscriber-preview premium-content".
    (
        Hint.SUBSCRIBE,
        re.compile(r"(?:subscribers?|premium|piano)[-_]{1,2}(?:preview|premium|content|body|text|article)"),
        "body",
    ),
)
_MAY_MISLEAD = Hint.AUTHOR | Hint.CAPTION | Hint.HIDDEN | Hint.RELATED | Hint.SUBSCRIBE | Hint.COMMENT
_LETTERS = 2  # "a--d" is no "ad"
_KNOWN_VALUES = 16_384


def _read_tag(tag: str) -> int:
    """Return what a tag says; that of a custom element, `<news-caption>`, says what a class of that name would."""
    return hint_bits(tag) if "-" in tag else TAG_HINTS.get(tag, 0)


KNOWN_HINTS, KNOWN_TAGS = KnownHints(_read_hints), KnownHints(_read_tag)
"""What `hint_bits` and `_read_tag` return: a look-up takes half as long as a call."""
