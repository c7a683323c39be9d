"""The yardstick of `validate`: a bare loop of yaml.load with CSafeLoader over every YAML file of a tree.

python -m benchmarks.bare_loop FOLDER
"""

import sys
from pathlib import Path

import yaml

for path in sorted(Path(sys.argv[1]).rglob("*.yaml")):
    yaml.load(path.read_text(encoding="utf-8"), yaml.CSafeLoader)
