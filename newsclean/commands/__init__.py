"""The command line (an edge): `cli`, a module a command, and what they share."""
