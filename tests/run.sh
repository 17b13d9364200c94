#!/bin/sh
# All checks of the project, in the order in which they fail fastest. Called by `./launchbook test`.
set -eu
home=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
cd "$home"
bin="${LAUNCHBOOK_VENV:-$home/.venv}/bin"

"$bin/ruff" check .
"$bin/ruff" format --check .
"$bin/mypy"
"$bin/lint-imports" --no-cache
exec "$bin/python" -m pytest -n auto --dist loadgroup "$@"
