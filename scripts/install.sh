#!/bin/sh
# Make the environment in $VENV from requirements.lock, with uv where there is one, else with pip.
# Says what is wrong where Python is too old or the disk is full.
set -eu

PYTHON=${PYTHON:-python3}
VENV=${VENV:-.venv}
NEEDED_MB=1500

fail() { echo "install: $*" >&2; exit 1; }

command -v "$PYTHON" >/dev/null 2>&1 || fail "there is no $PYTHON; install Python 3.11 or newer, or name one: make install PYTHON=python3.12"
"$PYTHON" -c 'import sys; sys.exit(sys.version_info < (3, 11))' ||
    fail "$PYTHON is $("$PYTHON" -V 2>&1), Tallywire needs 3.11 or newer; name one: make install PYTHON=python3.12"

if [ ! -x "$VENV/bin/python" ]; then
    free_mb=$(df -Pk . | awk 'NR == 2 { print int($4 / 1024) }')
    [ "$free_mb" -ge "$NEEDED_MB" ] || fail "only $free_mb MB are free here, the environment takes $NEEDED_MB MB"
fi

echo "install: making the environment in $VENV" >&2
if command -v uv >/dev/null 2>&1; then
    [ -x "$VENV/bin/python" ] || uv venv -q --python "$PYTHON" "$VENV"
    uv pip sync -q --python "$VENV/bin/python" --require-hashes requirements.lock
    uv pip install -q --python "$VENV/bin/python" --no-deps -e .
else
    if [ ! -x "$VENV/bin/python" ]; then
        "$PYTHON" -m venv "$VENV" || fail "the venv module is missing; on Debian: apt-get install python3-venv"
    fi
    "$VENV/bin/python" -m pip install -q --disable-pip-version-check --require-hashes -r requirements.lock
    "$VENV/bin/python" -m pip install -q --disable-pip-version-check --no-deps -e .
fi
