"""Who wrote it: the authors that a page states, those it shows, and what is a name in a line."""
