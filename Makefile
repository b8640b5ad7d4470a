# Two commands are enough: `make run` and `make test`. Both build .venv by themselves.
PYTHON ?= python3
BIN := .venv/bin/python
READY := .venv/.ready

.DEFAULT_GOAL := help
.PHONY: help setup run test lint types lock clean

help:  ## What can be done here
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  make %-8s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

setup: $(READY)  ## Build .venv with exactly the libraries of requirements.lock

$(READY): requirements.lock
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Python 3.11 or newer is needed; name one: make setup PYTHON=python3.12"; exit 1; }
	@echo "Building .venv…"
	@if command -v uv >/dev/null 2>&1; then \
		uv venv --quiet --clear --python "$$(command -v $(PYTHON))" .venv && \
		uv pip install --quiet --python $(BIN) --require-hashes --no-deps -r requirements.lock; \
	else \
		$(PYTHON) -m venv --clear .venv && \
		$(BIN) -m pip install --quiet --no-compile --disable-pip-version-check --require-hashes --no-deps -r requirements.lock; \
	fi
	@touch $(READY)

run: $(READY)  ## The sandbox in your browser; the real service once tokens are set
	@$(BIN) run.py

test: $(READY)  ## All tests, on embedded servers, without a network
	@$(BIN) -m pytest

lint: $(READY)  ## Style, and which part may know which
	@$(BIN) -m ruff check .
	@$(BIN) -m ruff format --check .
	@$(BIN) -c 'from importlinter.cli import lint_imports_command as lint; lint()' --no-cache

types: $(READY)  ## Types, strictly
	@$(BIN) -m mypy

lock: $(READY)  ## Choose the newest allowed libraries anew (needs uv)
	@uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
		--no-annotate --no-header --upgrade --group dev pyproject.toml -o requirements.lock

clean:  ## Remove .venv and caches; the data stay
	@rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
