"""From a file as it was found to one Document record."""
