# `make run` tries Porchlight, `make test` proves it. Both set themselves up in .venv, from pinned
# and hashed packages, and need Python 3.11 or newer, git and make.

SHELL := /bin/bash
.DEFAULT_GOAL := help
.PHONY: help run demo setup test lint types format format-check soak mutants bench pins chromium node clean

BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
RUN_PINS := .ci/requirements.txt
DEV_PINS := .ci/requirements-dev.txt
# One more than there are processors: tests over sockets wait a fifth of their time.
WORKERS ?= $(shell $(BIN)/python -c 'import os; print(min(4, (os.cpu_count() or 1) + 1))')
TESTS ?=
KILLS ?= 300

help:
	@echo "make run     the bot, or the demo while .env has no DISCORD_TOKEN"
	@echo "make demo    the demo: a pretend Discord on this computer, no account needed"
	@echo "make setup   install what the bot needs, and no more"
	@echo "make test    every test (TESTS='-k start' for some of them)"
	@echo "make lint types format-check    what the style asks for; make format mends it"
	@echo "make soak    the long test of delivery, with KILLS=300 kills"
	@echo "make mutants the tests tested: small faults put into rules, dispatcher and outbox"
	@echo "make pins    write the pinned packages anew; make clean: remove .venv and caches"

run: .venv/.run
	@if [ -n "$$DISCORD_TOKEN" ] || grep -Eqs '^ *(export +)?DISCORD_TOKEN *= *[^ #]' .env; \
	then exec $(BIN)/python -m bot run; else exec $(BIN)/python -m bot demo; fi

demo: .venv/.run
	@exec $(BIN)/python -m bot demo

setup: .venv/.run

test: .venv/.dev chromium node
	$(BIN)/python -m pytest -n $(WORKERS) $(TESTS)

lint: .venv/.dev
	$(BIN)/ruff check .

types: .venv/.dev
	$(BIN)/mypy

format: .venv/.dev
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

format-check: .venv/.dev
	$(BIN)/ruff format --check .

soak: .venv/.dev
	$(BIN)/python -m tests.sim.soak --kills $(KILLS)

# An hour or two on one core; MUTANTS='bot.rules.ladder*' for some of them. It goes on where it was.
mutants: .venv/.dev
	nice -n 19 $(BIN)/mutmut run --max-children 1 $(if $(MUTANTS),'$(MUTANTS)')
	$(BIN)/mutmut results

bench: .venv/.dev
	$(BIN)/python -m benchmarks
	$(BIN)/python -m benchmarks.meeting_day

pins: .venv/.dev
	$(BIN)/uv pip compile pyproject.toml --group demo --universal --python-version 3.11 \
	    --generate-hashes --no-header --quiet --upgrade --output-file $(RUN_PINS)
	$(BIN)/uv pip compile pyproject.toml --group dev --universal --python-version 3.11 \
	    --generate-hashes --no-header --quiet --upgrade --output-file $(DEV_PINS)

clean:
	rm -rf .venv build dist *.egg-info .mypy_cache .pytest_cache .ruff_cache .hypothesis .coverage
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# A virtual environment from the first Python that is new enough and really starts.
$(BIN)/python:
	@python=; for name in $(PYTHON) python3.13 python3.12 python3.11 python3; do \
	  if $$name -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; \
	  then python=$$name; break; fi; done; \
	if [ -z "$$python" ]; then \
	  echo "Porchlight needs Python 3.11 or newer: install it, or name it with make PYTHON=…"; exit 1; fi; \
	if ! $$python -c 'import venv, ensurepip' 2>/dev/null; then \
	  echo "This Python has no venv module: apt-get install python3-venv, then try again."; exit 1; fi; \
	$$python -m venv .venv || { rm -rf .venv; exit 1; }

.venv/.run: $(RUN_PINS) | $(BIN)/python
	@echo "Installing what Porchlight stands on (once, a minute or so) …"
	@$(PIP) install --require-hashes --only-binary :all: -r $(RUN_PINS)
	@touch $@

.venv/.dev: $(DEV_PINS) pyproject.toml | $(BIN)/python
	@echo "Installing what the tests need (once, a minute or so) …"
	@$(PIP) install --require-hashes --only-binary :all: -r $(DEV_PINS)
	@$(PIP) install --no-deps --no-build-isolation -e .
	@touch .venv/.run $@

chromium:
	@for name in "$$CHROMIUM" chromium chromium-browser google-chrome; do \
	  if [ -n "$$name" ] && command -v "$$name" >/dev/null; then exit 0; fi; done; \
	if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	  echo "Installing Chromium for the browser tests (once) …"; \
	  apt-get -qq update && apt-get -qq install -y --no-install-recommends chromium >/dev/null; \
	else \
	  echo "The browser tests need Chromium: apt-get install chromium, or set CHROMIUM=/path/to/it."; \
	  exit 1; fi

# ical.js reads our calendar files a second time; the test installs it by its hash.
node:
	@if command -v node >/dev/null && command -v npm >/dev/null; then exit 0; fi; \
	if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	  echo "Installing Node.js for the tests of calendar files (once) …"; \
	  apt-get -qq update && apt-get -qq install -y --no-install-recommends nodejs npm >/dev/null; \
	else \
	  echo "The tests of calendar files need Node.js and npm: apt-get install nodejs npm."; \
	  exit 1; fi
