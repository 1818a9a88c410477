# Everything from a fresh clone: `make card` prints a response card, `make test` runs all tests.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PACKAGES := engine matcher cards api web tocsin

# The words of a duty room's log, set in the model city; REPORT="…" for one's own.
REPORT ?= 喂应急局吗我丙桥化工园的，刚才液安罐那边阀门崩了，白雾往镇中心小学那边飘，呛得睁不开眼，抬出来2个人叫不醒，里面好象还有三四个没出来，119打没打我不清楚，电话190-0000-4417

.PHONY: card test lint serve format lock setup setup-dev schema docs learnt clean

# The words reach the program through the environment and a pipe: no shell and no make reads them, whatever they hold.
unexport REPORT
export REPORT_WORDS := $(value REPORT)

card: setup
	@printf '%s' "$$REPORT_WORDS" | $(BIN)/tocsin respond -

serve: setup
	$(BIN)/tocsin serve

test: setup-dev
	$(BIN)/python -m pytest -n 2

lint: setup-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: setup-dev
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

schema: setup
	$(BIN)/tocsin schema --write plans_yaml/schema

# The page of finding codes and the card in the README; tests fail when they are stale.
docs: setup
	$(BIN)/python -m tocsin.findings_page
	$(BIN)/python -m tocsin.readme_card

# What the lexicon learns from the sentences of tests/matcher; a test fails when it is stale.
learnt: setup
	$(BIN)/python -m tocsin.likeness
	$(BIN)/python -m tocsin.tones

# The environment is built once and again when a lock or pyproject.toml changes.
setup: $(VENV)/.card
setup-dev: $(VENV)/.dev

$(VENV)/.python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Tocsin needs Python 3.11 or newer; set PYTHON=…"; exit 1; }
	$(PYTHON) -m venv $(VENV)
	touch $@

$(VENV)/.card: requirements.lock pyproject.toml | $(VENV)/.python
	@test -e $(VENV)/.dev || $(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/.dev: requirements-dev.lock pyproject.toml | $(VENV)/.python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	touch $@ $(VENV)/.card

# The locks hold exact versions with hashes for every platform; no registry is named in them.
lock: setup-dev
	$(BIN)/python -m pip install --quiet 'uv>=0.13,<0.14'
	$(BIN)/uv pip compile pyproject.toml --extra build --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate --quiet --output-file requirements.lock
	$(BIN)/uv pip compile pyproject.toml --extra dev --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate --quiet --output-file requirements-dev.lock

clean:
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache
