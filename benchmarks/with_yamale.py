"""Another yardstick of `validate`: Yamale over every file of a tree, in one process, with libyaml.

python benchmarks/with_yamale.py FOLDER      (in an environment with yamale and pyyaml)
"""

import sys
from pathlib import Path

import yamale  # type: ignore[import-untyped,import-not-found,unused-ignore]  # no part of the tool's own environment

SCHEMAS = Path(__file__).parent / "yamale"
plan, progress = (yamale.make_schema(SCHEMAS / f"{name}.yaml", parser="PyYAML") for name in ("plan", "progress"))
for path in sorted(Path(sys.argv[1]).rglob("*.yaml")):
    schema = plan if path.name == "plan.yaml" else progress
    yamale.validate(schema, yamale.make_data(path, parser="PyYAML"))
