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
if [ ! -x "$VENV/bin/python" ]; then
    "$PYTHON" -m venv "$VENV" || fail "cannot make $VENV; on Debian the venv module is apt-get install python3-venv"
fi

if command -v uv >/dev/null 2>&1; then
    UV=uv
else
    UV="$VENV/bin/uv"
    if [ ! -x "$UV" ]; then # pip brings the uv of the lock into the environment
        awk '/^uv==/ { on = 1; print; next } /^[^ ]/ { on = 0 } on && /--hash/ { print }' requirements.lock >"$VENV/uv.lock"
        "$VENV/bin/python" -m pip install -q --disable-pip-version-check --require-hashes -r "$VENV/uv.lock"
    fi
fi
"$UV" pip sync -q --python "$VENV/bin/python" --require-hashes requirements.lock
"$UV" pip install -q --python "$VENV/bin/python" --no-deps --no-build-isolation -e .
# Bytecode of ours and of what a run imports: a process that may not write it would make it anew each time (10 s).
"$VENV/bin/python" -m compileall -q src flows tasks
env -u PYTHONDONTWRITEBYTECODE "$VENV/bin/python" -c 'import tallywire.cli.run, flows.ingest_and_publish, prefect.server.api.server'
