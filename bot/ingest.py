"""Files and folders → documents of a library, with a report on each."""
