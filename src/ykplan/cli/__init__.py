"""One file a command: read options, call, print, exit."""
