# Two commands: `make serve` and `make test`. Each sets up whatever it needs inside this checkout, and skips what is done.

PYTHON ?= python3
PORT ?= 8000
VENV := .venv
PY := $(VENV)/bin/python
# What the set-up has done is remembered by a stamp, which is older than what it was done from when that has changed.
PYTHON_READY := $(VENV)/.python
SITE_TOOLS := $(VENV)/.site-tools
TEST_TOOLS := $(VENV)/.test-tools
PYODIDE := node_modules/.installed
BENCH_TOOLS := bench/node_modules/.installed
# A node of the machine's own comes first; where there is none, the set-up brings one into the virtual environment.
export PATH := $(PATH):$(CURDIR)/$(VENV)/bin
export NO_MKDOCS_2_WARNING := 1
PIP := $(PY) -m pip --disable-pip-version-check install --quiet

NODE_IS_FIT := node -e 'process.exit(parseInt(process.versions.node) < 18)' 2>/dev/null && npm --version >/dev/null 2>&1
NPM_CI := npm ci --ignore-scripts --no-audit --no-fund --loglevel=error

.PHONY: serve site setup check test bench format hook clean

serve: site
	$(PY) -m build_scripts serve --port $(PORT)

site: check
	$(PY) -m build_scripts build

setup: $(SITE_TOOLS)

check: $(SITE_TOOLS) $(PYODIDE)
	$(PY) -m build_scripts check

test: $(TEST_TOOLS) site
	$(VENV)/bin/ruff check
	$(VENV)/bin/ruff format --check
	$(PY) -m pytest --numprocesses auto --maxprocesses 4 --dist worksteal

bench: $(TEST_TOOLS) site $(BENCH_TOOLS)
	$(PY) -m bench

format: $(TEST_TOOLS)
	$(VENV)/bin/ruff check --fix --quiet
	$(VENV)/bin/ruff format

# Every commit is checked from then on; a hook that is there already is left alone.
hook: $(SITE_TOOLS)
	@hook="$$(git rev-parse --git-path hooks)/pre-commit"; mkdir -p "$$(dirname "$$hook")"; \
	if [ -e "$$hook" ] && ! cmp -s .githooks/pre-commit "$$hook"; then \
		echo "There is another hook in $$hook. Add this line to it: .githooks/pre-commit" >&2; exit 1; \
	else install -m 755 .githooks/pre-commit "$$hook" && echo "Commits are checked now: $$hook"; fi

clean:
	rm -rf $(VENV) node_modules bench/node_modules site build .cache calc/model.json

# Not the python in it, which is there before pip is fit for use: an interrupted set-up is taken up again.
$(PYTHON_READY):
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed; this is %s. Say which with: make PYTHON=python3.12" % sys.version.split()[0])'
	$(PYTHON) -m venv $(VENV)
	$(PIP) --constraint constraints.txt pip
	@touch $@

$(SITE_TOOLS): $(PYTHON_READY) pyproject.toml constraints.txt
	$(PIP) --constraint constraints.txt --group site
	@touch $@

$(TEST_TOOLS): $(SITE_TOOLS) tests/browser/chromium.py
	$(PIP) --constraint constraints.txt --group test
	$(PY) tests/browser/chromium.py --install
	@touch $@

$(PYODIDE): $(SITE_TOOLS) package.json package-lock.json
	@if $(NODE_IS_FIT); then $(NPM_CI); else \
		$(PIP) --constraint constraints.txt --group node && PATH="$(CURDIR)/$(VENV)/bin:$$PATH" && $(NPM_CI); fi
	@touch $@

$(BENCH_TOOLS): $(PYODIDE) bench/package.json bench/package-lock.json
	cd bench && $(NPM_CI)
	@touch $@
