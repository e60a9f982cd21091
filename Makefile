# make serve: install, build, serve on 127.0.0.1:8000.   make test: install, run every check.
PYTHON ?= python3
SOURCES ?= $(wildcard ../shared/corpus)
PORT ?= 8000
# Test processes side by side, one more than cores, for tests wait for services; what shares one stays together.
JOBS ?= 3
BIN := .venv/bin
APT := $(shell command -v apt-get)
# Packages are installed without bytecode (half of the time of an installation): what is imported first writes its own.
# The pip of the constraints comes first, it takes half the time of Python 3.11's; it also prints what setuptools notes.
PIP := PYTHONWARNINGS=ignore $(BIN)/python -m pip install -q --disable-pip-version-check --no-compile -c constraints.txt
unexport PYTHONDONTWRITEBYTECODE

.PHONY: serve test tests collected test-networks test-virtuoso test-spark test-w3c test-readers lint types install pages browser build data wheel bench clean

serve: install pages build
	$(BIN)/entramado serve --snapshot $(if $(SOURCES),build/snapshot,data) --port $(PORT) $(if $(SOURCES),--sources $(SOURCES))

# Installing and checking side by side: each check begins as soon as what it needs is there.
test:
	$(MAKE) -j4 lint types tests

tests: collected pages browser
	$(BIN)/pytest -n $(JOBS) --dist loadfile --no-loadscope-reorder

# One process finds the tests first: a file that cannot be imported is told before any test runs, and the bytecode that it
# writes saves each of the test processes 10 s of processor time.
collected: .stamp-python
	mkdir -p build
	$(BIN)/pytest --collect-only -q >build/collected.txt || { cat build/collected.txt; exit 1; }

# Every network in every view and format, whole and for every so many of its bodies (EVERY=1: all 12,858); `test` takes a sample.
# Processor time: 0.14 s an answer (institution-programme, EVERY=400: 35 networks, 871 answers, 2 minutes beside the build).
EVERY ?= 25
test-networks: install
	ENTRAMADO_TEST_EVERY_NETWORK=$(EVERY) $(BIN)/pytest -n $(JOBS) --dist load tests/graph/network/test_network_choices.py

# The whole service over Virtuoso and over Oxigraph's server. Not part of `test`: it installs a database server.
test-virtuoso: .stamp-python
	@command -v virtuoso-t >/dev/null || { \
	  test -n "$(APT)" || { echo "this needs Virtuoso: install it so that 'virtuoso-t' and 'isql-vt' are on the PATH"; exit 1; }; \
	  $(APT) update -q && DEBIAN_FRONTEND=noninteractive $(APT) install -q -y --no-install-recommends virtuoso-opensource; }
	ENTRAMADO_TEST_VIRTUOSO=1 $(BIN)/pytest tests/virtuoso

# A build on a local Spark cluster of two executors. Not part of `test`: PySpark is 400 MB, and it needs Java 17.
test-spark: .stamp-python
	@command -v java >/dev/null || { \
	  test -n "$(APT)" || { echo "this needs Java 17: install it so that 'java' is on the PATH"; exit 1; }; \
	  $(APT) update -q && DEBIAN_FRONTEND=noninteractive $(APT) install -q -y --no-install-recommends openjdk-17-jre-headless; }
	$(PIP) -e '.[spark]'
	ENTRAMADO_TEST_SPARK=1 $(BIN)/pytest tests/spark

# The W3C's tests; W3C names the folder `sparql` of a copy of https://github.com/w3c/rdf-tests.
test-w3c: .stamp-python
	$(BIN)/python -m tests.w3c $(W3C)

# Files as other programs read them; LibreOffice too where it is installed. Not part of `test`: it fetches packages.
test-readers: .stamp-python
	$(PIP) duckdb polars
	$(BIN)/python -m tests.readers

lint: .stamp-python
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

# mypy reads folders: they are linked as the installed package has them (setup.py maps them for everything else).
types: .stamp-python
	mkdir -p build/types/entramado
	ln -sfn ../../../entramado/__init__.py build/types/entramado/__init__.py
	for part in ontology loaders graph queries api; do ln -sfn ../../../$$part build/types/entramado/$$part; done
	$(BIN)/mypy

install: .stamp-python

pages: .stamp-pages

build: .stamp-python
	$(if $(SOURCES),$(BIN)/entramado build --sources $(SOURCES) --out build/snapshot,@echo "no documents: serving the facts in data/")

# The facts that the project ships: the snapshot without the documents' own words.
data: .stamp-python
	$(BIN)/entramado build --sources $(SOURCES) --out build/snapshot --publish data

# One file to install anywhere: code, pages and the facts in data/.
wheel: .stamp-python pages
	rm -rf build/lib build/bdist.*
	$(BIN)/python -m pip wheel -q --disable-pip-version-check --no-deps -w build/wheel .

bench: .stamp-python
	$(BIN)/python -m benchmarks

browser:
	@command -v chromium >/dev/null || { \
	  test -n "$(APT)" || { echo "make test needs Chromium for the page tests: install it so that 'chromium' is on the PATH"; exit 1; }; \
	  $(APT) update -q && DEBIAN_FRONTEND=noninteractive $(APT) install -q -y --no-install-recommends chromium; }

.stamp-python: pyproject.toml constraints.txt
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(PIP) pip
	$(PIP) -e '.[dev]'
	touch $@

.stamp-pages: package.json package-lock.json $(wildcard web/* web/*/*)
	npm ci --silent --no-audit --no-fund
	npm run --silent build
	touch $@

clean:
	rm -rf .venv node_modules build api/static/dist .stamp-python .stamp-pages
