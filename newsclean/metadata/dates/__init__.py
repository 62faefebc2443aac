"""When it was published: the dates that a page states, those it shows, and how dates are written."""
