"""Large jobs (edges): pages through worker processes, the records and files that come out, runs that resume."""
