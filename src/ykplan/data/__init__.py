"""A data folder as it stands: read, fitted to records, with a place for everything and nothing raised.

In: files, and git's past of them. Out: Loaded, with every misfit. May import platform, text and terms.
"""
