# The front door: `make help` lists what can be done. Two commands do all the set-up: `make sandbox`, `make test`.
PYTHON ?= python3
BIN := .venv/bin
READY := .venv/.ready
PORT := 8081# of the sandbox; another: make sandbox PORT=8090
unexport PYTHONDONTWRITEBYTECODE# else each process that the tests start compiles the code anew

.DEFAULT_GOAL := help
.PHONY: help sandbox test check format bench browser clean

help: ## List what can be done
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | awk -F':.*## ' '{printf "  make %-10s %s\n", $$1, $$2}'

$(READY): requirements-dev.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit("Prihatin needs Python 3.11 or newer, this is " + sys.version) if sys.version_info < (3, 11) else None'
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

sandbox: $(READY) ## Start everything on this machine, with a chat page and synthetic people; no token, no server
	$(BIN)/prihatin sandbox --port $(PORT)

test: $(READY) ## Run all tests (SQLite; PostgreSQL and the browser where they are at hand)
	$(BIN)/pytest -n 3 --dist loadfile --no-loadscope-reorder

check: $(READY) ## Format, lint, types, house rules, dependencies
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy --num-workers 2
	$(BIN)/pytest -q tests/unit/test_house.py tests/unit/test_texts*.py tests/unit/test_docs.py tests/unit/test_dependencies.py
	$(BIN)/python -m pip check --disable-pip-version-check

format: $(READY) ## Put the code in the house's format
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

bench: $(READY) ## Measure, side by side with what one would use instead
	$(BIN)/python -m bench

browser: ## Install the system's Chromium (Debian), which the page's tests use
	apt-get update -qq && apt-get install -y -qq --no-install-recommends chromium

clean: ## Remove the environment and the sandbox's data
	rm -rf .venv var
