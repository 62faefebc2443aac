"""The errors that newsclean raises (layer 0): every one is a NewscleanError."""


class NewscleanError(Exception):
    """Base class of the errors that newsclean raises on purpose."""


class EmptyInput(NewscleanError):  # noqa: N818  # says what the input is
    """The input is empty, or holds only white space or control characters."""


class NotHTML(NewscleanError):  # noqa: N818  # says what the input is
    """The input is not a page but, say, an image, a PDF, an archive, a path or binary data."""


class TooLarge(NewscleanError):  # noqa: N818  # says what the input is
    """The input is larger than `Options.max_bytes` allows."""


class BrokenInput(NewscleanError):  # noqa: N818  # says what the input is
    """A compressed file, an archive or a table row cannot be read."""


class DataError(NewscleanError):
    """A data file (a phrase file, the weights, site rules), an option or the data of an article is invalid.

    The message names the file and the key.
    """


class ColumnError(NewscleanError):
    """The input table, or newsclean, has no column of the given name."""
