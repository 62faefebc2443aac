"""The errors that newsclean raises (layer 0): every one is a NewscleanError."""


class NewscleanError(Exception):
    """Base of every error that newsclean raises on purpose."""


class EmptyInput(NewscleanError):  # noqa: N818  # says what the input is
    """The input holds nothing but white space."""


class NotHTML(NewscleanError):  # noqa: N818  # says what the input is
    """The input is something else than a page: an image, a PDF, an archive, binary noise."""


class TooLarge(NewscleanError):  # noqa: N818  # says what the input is
    """The input is over the size that `Options.max_bytes` allows."""


class BrokenInput(NewscleanError):  # noqa: N818  # says what the input is
    """A compressed file, an archive or a row that cannot be read; named in the record's `error`."""


class DataError(NewscleanError):
    """A data file (a phrase file, the weights, site rules), an option or the data of an article is not valid.

    Names file and key.
    """


class ColumnError(NewscleanError):
    """A table or newsclean has no column of a name that was given."""
