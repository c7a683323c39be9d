"""The commands, one file each: read options, call, print, exit.

In: what was typed. Out: text, files and an exit status. May import every room; no room imports it.
"""
