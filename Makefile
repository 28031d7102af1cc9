# Every target does its own set-up in .venv; nothing outside this folder is changed, except the
# language model in the user's cache folder. The commands: demo test check format lock bench floors hostile load clean

VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check install --quiet --require-hashes
DEMO_STORE := build/demo.db
SOURCES := $(shell find bot summarizer -name '*.py')
DATA ?=
SUITES ?= $(filter-out __init__ __main__ floors reuters peers reading weights,$(basename $(notdir $(wildcard benchmarks/[a-z]*.py))))

.PHONY: demo test check reliability sources format format-check lint types layers lock bench floors hostile load model clean
.DEFAULT_GOAL := demo

demo: $(DEMO_STORE)
	@for command in "/brief wagner" "/who prigozhin"; do \
		printf '\n$$ briefbot ask "%s"\n' "$$command"; \
		BRIEFBOT_DATABASE=$(DEMO_STORE) $(BIN)/briefbot ask "$$command" || exit 1; \
	done

test: $(VENV)/.test model
	$(BIN)/python -m pytest

check: format-check lint types layers test

format: $(VENV)/.test
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

format-check: $(VENV)/.test
	$(BIN)/ruff format --check .

lint: $(VENV)/.test
	$(BIN)/ruff check .

types: $(VENV)/.test
	$(BIN)/mypy

layers: $(VENV)/.test
	$(BIN)/lint-imports --no-logo

# Take the newest versions that pyproject.toml allows. Needs only uv, itself from the lock.
LOCK := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--no-header --no-annotate --no-emit-index-url --no-emit-find-links --upgrade
lock: $(VENV)/.test
	$(LOCK) --group build --output-file requirements/build.txt
	$(LOCK) pyproject.toml --constraints requirements/build.txt --output-file requirements/run.txt
	$(LOCK) pyproject.toml --group test --constraints requirements/run.txt \
		--constraints requirements/build.txt --output-file requirements/test.txt
	$(LOCK) pyproject.toml --group test --group bench --constraints requirements/test.txt \
		--output-file requirements/bench.txt

# make bench DATA=folder [SUITES="speed briefs"]
bench: $(VENV)/.bench model
	@test -n "$(DATA)" || { echo "Say where the data is: make bench DATA=folder"; exit 2; }
	$(BIN)/python -m pytest -q tests/unit/benchmarks
	@for suite in $(SUITES); do \
		$(BIN)/python -m benchmarks $$suite --data "$(DATA)" || exit 1; \
	done

# Figures beside benchmarks/floors.json: fails when one drops. FLOORS="--suites names --write"
floors: $(VENV)/.bench model
	@test -n "$(DATA)" || { echo "Say where the data is: make floors DATA=folder"; exit 2; }
	$(BIN)/python -m pytest -q tests/unit/benchmarks
	@$(BIN)/python -m benchmarks floors --data "$(DATA)" $(FLOORS)

# Two minutes of commands, 50 at once, while documents are added; LOAD="--seconds 600" for longer.
load: $(VENV)/.test model
	@$(BIN)/python -m tests.load $(LOAD)

# Input made to do harm, and the feeds that feedparser is tested with where DATA holds them.
hostile: $(VENV)/.test
	$(BIN)/python -m benchmarks hostile $(if $(DATA),--data "$(DATA)")

# Processes killed, calls that go wrong, two on one store: an hour or so on two cores.
reliability: $(VENV)/.test
	$(BIN)/python -m tests.reliability --only delivery

# Addresses, hostile input and foreign rows counted; the keeper of sources and the adding of an
# archive killed. With DATA, the feeds that feedparser is tested with too. The sizes are meant for a
# quarter of an hour on two idle cores; `python -m tests.reliability --help` tells the way to more.
sources: $(VENV)/.test model
	$(BIN)/python -m tests.reliability --only sources
	$(BIN)/python -m benchmarks hostile $(if $(DATA),--data "$(DATA)")

model: $(VENV)/.run
	@$(BIN)/briefbot model --quiet

clean:
	rm -rf $(VENV) build dist .mypy_cache .pytest_cache .ruff_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# ── set-up: one stamp for each set of packages ───────────────────────────────────────────────
$(DEMO_STORE): $(VENV)/.run $(SOURCES) $(wildcard seeds/*.txt)
	@$(BIN)/briefbot model --quiet
	@$(BIN)/python -m compileall -q bot summarizer
	@mkdir -p $(@D) && rm -f $@ $@-wal $@-shm
	@BRIEFBOT_DATABASE=$@ $(BIN)/briefbot add seeds
	@touch $@

$(VENV)/.python:
	@python=$$(for name in $(PYTHON) python3 python3.14 python3.13 python3.12 python3.11; do \
		if $$name -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then \
			echo $$name; break; fi; done); \
	test -n "$$python" || { \
		echo "briefbot needs Python 3.11 or newer. python3 here: $$(python3 --version 2>&1)."; \
		echo "Install one, or name it: make demo PYTHON=/path/to/python3.12"; exit 1; }; \
	echo "Setting up $(VENV) with $$($$python --version) (a minute or two, once)"; \
	$$python -m venv $(VENV) || { \
		echo "Python's venv module is missing; on Debian and Ubuntu: apt install python3-venv"; \
		exit 1; }
	@touch $@

$(VENV)/.run: requirements/build.txt requirements/run.txt pyproject.toml | $(VENV)/.python
	@$(PIP) -r requirements/build.txt -r requirements/run.txt
	@$(BIN)/python -m pip --disable-pip-version-check install --quiet \
		--no-build-isolation --no-deps --editable .
	@touch $@

$(VENV)/.test: requirements/test.txt $(VENV)/.run
	@$(PIP) -r requirements/test.txt
	@touch $@

$(VENV)/.bench: requirements/bench.txt $(VENV)/.test
	@$(PIP) -r requirements/bench.txt
	@touch $@
