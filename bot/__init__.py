"""Everything with I/O: the command line, settings, chat, and the wording of answers."""
