# Every target sets up what it needs, in .venv, from nothing; a second call is quick. Another Python: make demo PYTHON=python3.12
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
ARTICLE ?= examples/01-keldorian-herald.txt
GOLD ?= ../shared/data/polnear/dev
SCORER ?= ../shared/eval/score_attribution.py

PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet

.DELETE_ON_ERROR:
.DEFAULT_GOAL := help
.PHONY: help demo ledger-demo test lint format check bench mutants clean

help:
	@echo "make demo     read the first example"
	@echo "make ledger-demo  add reports of an invented war to a ledger, and print its brief"
	@echo "make test     run the tests"
	@echo "make lint     ruff and mypy"
	@echo "make format   let ruff format the code"
	@echo "make check    lint, then test"
	@echo "make bench    accuracy, calibration and speed (needs annotated texts: GOLD=$(GOLD))"
	@echo "make mutants  whether the tests notice faults put into the decisions (about an hour)"
	@echo "make clean    remove .venv and caches"

demo: $(VENV)/.installed
	@$(BIN)/reportedly read $(ARTICLE)

ledger-demo: $(VENV)/.ledgered
	@rm -f arvel.sqlite arvel.sqlite-wal arvel.sqlite-shm
	@$(BIN)/reportedly add examples/arvel/reports.jsonl --pack examples/arvel/pack --ledger arvel.sqlite
	@$(BIN)/reportedly brief --since 2028-01-01 --limit 5 --pack examples/arvel/pack --ledger arvel.sqlite

test: $(VENV)/.developed
	@$(BIN)/python -m pytest

lint: $(VENV)/.developed
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy

format: $(VENV)/.developed
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .

check:
	@$(MAKE) --no-print-directory lint
	@$(MAKE) --no-print-directory test

bench: $(VENV)/.installed
	@$(BIN)/python -m benchmarks.attribution --gold $(GOLD) --scorer $(SCORER)
	@$(BIN)/python -m benchmarks.calibration --gold $(GOLD) --scorer $(SCORER)
	@$(BIN)/python -m benchmarks.speed $(GOLD)/text

mutants: $(VENV)/.developed
	@$(BIN)/python -m benchmarks.mutants --sample 300 --seed 7 --jobs 2

clean:
	rm -rf $(VENV) .mutants .mypy_cache .ruff_cache .pytest_cache .hypothesis build dist

# The stamps are made last, so that a set-up that was interrupted is done again.
$(VENV)/.made:
	@command -v $(PYTHON) >/dev/null || { echo "$(PYTHON) is not installed; Reportedly needs Python 3.11 or newer" >&2; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "$(PYTHON) is `$(PYTHON) -V 2>&1`, and Reportedly needs Python 3.11 or newer: make $(MAKECMDGOALS) PYTHON=python3.12" >&2; exit 1; }
	@echo "setting up $(VENV) (once; a few minutes at most)" >&2
	@$(PYTHON) -m venv $(VENV) || { echo "on Debian and Ubuntu: apt install python3-venv" >&2; exit 1; }
	@$(PIP) install --upgrade 'pip>=25.1'
	@touch $@

$(VENV)/.installed: pyproject.toml $(VENV)/.made
	@$(PIP) install --editable .
	@touch $@

$(VENV)/.ledgered: $(VENV)/.installed
	@$(PIP) install --editable '.[ledger]'
	@touch $@

$(VENV)/.developed: $(VENV)/.installed
	@$(PIP) install --group dev
	@touch $@
