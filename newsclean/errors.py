"""The errors that newsclean raises (layer 0): every one is a NewscleanError."""


class NewscleanError(Exception):
    """Base of every error that newsclean raises on purpose."""


class EmptyInput(NewscleanError):  # noqa: N818  # says what the input is
    """The input holds nothing but white space."""


class NotHTML(NewscleanError):  # noqa: N818  # says what the input is
    """The input is something else than a page: an image, a PDF, an archive, binary noise."""


class TooLarge(NewscleanError):  # noqa: N818  # says what the input is
    """The input is over the size that `Options.max_bytes` allows."""


class DataError(NewscleanError):
    """A data file (a phrase file, the weights, site rules) or an option is not valid; names file and key."""
