# Tallywire: `make help` lists the targets. Two of them are all it takes: `make run`, `make test`.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
SAMPLES_LAKE ?= data/lake
STAMP := $(VENV)/.installed

.DEFAULT_GOAL := help
.PHONY: help install run test check format lock bench eval docs golden crash dashboard serve clean

help:  ## List the targets
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /\1\t/' | expand -t 14

install: $(STAMP)  ## Make the environment from the hashed lock (quick when nothing changed)

$(STAMP): requirements.lock pyproject.toml
	@PYTHON="$(PYTHON)" VENV="$(VENV)" sh scripts/install.sh
	@touch $@

run: install  ## Read the samples into data/lake as one Prefect flow run
	$(BIN)/tallywire run --lake $(SAMPLES_LAKE)

test: install  ## Run the whole test suite
	$(BIN)/python -m pytest -n auto --dist loadgroup

check: install  ## Lint, format, types, SQL
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/sqlfluff lint -q sql

format: install  ## Put everything into the house format
	$(BIN)/ruff check --fix-only -q .
	$(BIN)/ruff format .
	$(BIN)/sqlfluff fix -q sql

lock:  ## Resolve the dependencies anew into requirements.lock
	uv pip compile -q --python-version 3.11 --universal --generate-hashes --no-emit-index-url --no-header \
		--extra dev --extra dashboard pyproject.toml -o requirements.lock
