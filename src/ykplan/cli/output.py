"""What the commands print for programs: UTF-8, whatever letters the console has."""

import sys


def write_bytes(content: bytes) -> None:
    """Write to standard output as it is: JSON and CSV are UTF-8 also where the console is not."""
    sys.stdout.flush()
    sys.stdout.buffer.write(content)
    sys.stdout.buffer.flush()
