# Two commands are enough: `make run` and `make test`. Both build .venv by themselves.
PYTHON ?= python3
BIN := .venv/bin/python
READY := .venv/.ready
PIP := $(BIN) -m pip install --disable-pip-version-check
EXACTLY := --quiet --require-hashes --no-deps -r
# Libraries are compiled once, when they are installed: without that each start takes three times as long.
UV_FLAGS := --compile-bytecode --python $(BIN)
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := help
.PHONY: help setup run test chaos lint types audit screenshot lock clean

help:  ## What can be done here
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  make %-10s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

setup: $(READY)  ## Build .venv with exactly the libraries of requirements.lock

# uv installs everything in seconds; where it can't reach a registry that pip reaches, pip does it alone.
$(READY): requirements.lock
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Python 3.11 or newer is needed; name one: make setup PYTHON=python3.12"; exit 1; }
	@echo "Building .venv…"
	@if command -v uv >/dev/null 2>&1; then \
		uv venv --quiet --clear --python "$$(command -v $(PYTHON))" .venv && \
		uv pip install $(UV_FLAGS) $(EXACTLY) requirements.lock; \
	else \
		$(PYTHON) -m venv --clear .venv && \
		sed -n '/^uv==/,/[^\\]$$/p' requirements.lock > .venv/uv.lock && \
		{ $(PIP) $(EXACTLY) .venv/uv.lock && $(BIN) -m uv pip install $(UV_FLAGS) $(EXACTLY) requirements.lock || \
		  $(PIP) $(EXACTLY) requirements.lock; }; \
	fi
	@touch $(READY)

run: $(READY)  ## The sandbox in your browser; the real service once tokens are set
	@$(BIN) run.py

test: $(READY)  ## All tests, on embedded servers, without a network
	@$(BIN) -m pytest -n 3 --dist loadgroup --no-loadscope-reorder

chaos: $(READY)  ## The long tests: kills, outages and floods under load
	@$(BIN) -m pytest -m long

lint: $(READY)  ## Style, and which part may know which
	@$(BIN) -m ruff check .
	@$(BIN) -m ruff format --check .
	@$(BIN) -c 'from importlinter.cli import lint_imports_command as lint; lint()' --no-cache

types: $(READY)  ## Types, strictly
	@$(BIN) -m mypy

audit: $(READY)  ## Known vulnerabilities of the libraries, where that can be looked up
	@$(BIN) .ci/audit.py requirements.lock

screenshot: $(READY)  ## Take the picture of the README anew (needs Chromium)
	@$(BIN) -m tests.browser.screenshot

lock: $(READY)  ## Choose the newest allowed libraries anew
	@$(BIN) -m uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
		--no-annotate --no-header --upgrade --group dev pyproject.toml -o requirements.lock

clean:  ## Remove .venv and caches; the data stay
	@rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
