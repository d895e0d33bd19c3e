# Tallywire: `make help` lists the targets. Two of them are all it takes: `make run`, `make test`.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
SAMPLES_LAKE ?= data/lake
STAMP := $(VENV)/.installed

.DEFAULT_GOAL := help
.PHONY: help install run test check format lock sbom serve doctor month crash bench eval docs golden dashboard

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

sbom: install  ## Write build/sbom.cdx.json and build/licenses.md from the lock
	$(BIN)/python tools/sbom.py

serve: install  ## Keep the schedule up: Prefect server, worker, deployments, watch
	$(BIN)/tallywire serve

doctor: install  ## Say what is well with this installation, what is not, and what to do
	$(BIN)/tallywire doctor

month: install  ## Simulate a month of the schedule against a local news site, with random kills
	$(BIN)/python -m benchmarks.month

crash: install  ## Kill runs at random moments and at every stage, run again, compare every byte
	$(BIN)/python -m tests.crash.crashes --kills 300

bench: install  ## The measurements of docs/performance.md that need nothing but this checkout (minutes)
	$(BIN)/python -m benchmarks.stories --articles 5000 --without-datasketch
	$(BIN)/python -m benchmarks.views --facts 200000
	$(BIN)/python -m benchmarks.fetch --pages 200
	$(BIN)/python -m benchmarks.lake_scale --facts 200000 --articles 200

eval: install  ## Score the extractor on the labelled texts and rewrite docs/accuracy.md
	$(BIN)/python -m benchmarks.accuracy

docs: install  ## Write what is generated: dictionary, SQL comments, console blocks of the README
	$(BIN)/python -m tallywire.documentation
	$(BIN)/python tools/fill_console.py README.md

golden: install  ## Rewrite the golden files; review the difference as code
	$(BIN)/python tests/golden/make_pages.py
	$(BIN)/python -m tests.sql.queries

dashboard: install  ## The web page on the samples
	@[ -d $(SAMPLES_LAKE)/facts ] || $(BIN)/tallywire run --plain --lake $(SAMPLES_LAKE)
	$(BIN)/tallywire dashboard --lake $(SAMPLES_LAKE)
