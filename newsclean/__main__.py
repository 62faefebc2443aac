"""`python -m newsclean` (an edge): the command line."""

from newsclean.commands.cli import main

if __name__ == "__main__":
    main()
