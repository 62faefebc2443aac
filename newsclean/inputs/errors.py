"""What may be wrong with the inputs that the command line names (an edge)."""


class InputError(ValueError):
    """An input that is missing or cannot be what was asked for."""


class NoPagesError(InputError):
    """An input that is there and holds no page."""


class EmptyListError(InputError):
    """A list of inputs that is there and names none: there is nothing to do, and nothing is wrong."""
