# What a person types. Everything is installed into .venv.

PYTHON ?= python3
BIN := .venv/bin
PORT ?= 7860
FROM := $(if $(REPORTS),--reports "$(REPORTS)")

.PHONY: app install test lint check eval bench format clean

app: install  ## open the chat; REPORTS=DIR for one's own reports
	$(BIN)/citaat app --port $(PORT) $(FROM)

install: .venv/installed  ## set up .venv

test: .venv/installed-dev  ## all tests; brings chromium for the browser test where it can
	scripts/browser
	$(BIN)/python -m pytest

lint: .venv/installed-dev  ## formatting, style, types
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy

check: lint test  ## what CI runs

eval: .venv/installed-eval  ## measure the answers; REPORTS=DIR for other reports than the digest
	$(BIN)/citaat eval $(FROM)

bench: .venv/installed-dev  ## speed, side by side
	$(BIN)/python -m bench.engines
	$(BIN)/python -m bench.questions

format: .venv/installed-dev
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

clean:
	rm -rf .venv

.venv/installed: pyproject.toml constraints.txt
	scripts/venv $(PYTHON)
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --editable .
	touch $@

.venv/installed-eval: .venv/installed
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --editable ".[eval]"
	touch $@

.venv/installed-dev: .venv/installed
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --editable ".[dev]"
	touch $@
