# Every target is a plain command; the README shows them for systems without make.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
QUICK := tests/architecture tests/etl/models tests/etl/reading tests/etl/indicators

.PHONY: run test test-quick whole demo meeting update bench look lint audit assets clean

run: $(VENV)/.run-ready          ## install and serve http://127.0.0.1:8050 from the released marts
	$(BIN)/python -m dashboard serve --small-bundle

test: $(VENV)/.test-ready lint   ## every check this machine can do; ends with what is missing
	$(BIN)/python -m etl published check
	-$(BIN)/python -m dashboard assets --if-missing
	$(BIN)/python -m pytest -n 2 --dist loadfile --no-loadscope-reorder --durations=25 --durations-min=5
	$(BIN)/python -m tests.tools

test-quick: $(VENV)/.test-ready  ## under 90 s: formulas, reading, rules; no browser, office, kill, publisher
	$(BIN)/python -m pytest -n 2 --dist loadfile -m "not browser and not office and not slow" $(QUICK)

demo: $(VENV)/.run-ready         ## an invented city in ./demo-city, to see every page filled; watermarked
	test -f demo-city/data/CURRENT || $(BIN)/python -m etl demo --to demo-city --build || test $$? -eq 1
	ETL_DATA=demo-city/data $(BIN)/python -m dashboard serve

meeting: $(VENV)/.run-ready      ## a meeting rehearsed: address, QR, overdue rows, free disk; then the app
	-$(BIN)/python -m dashboard meeting check
	$(BIN)/python -m dashboard meeting new --rehearsal --unless-any
	$(BIN)/python -m dashboard serve

update: $(VENV)/.run-ready       ## fetch the sources and rebuild the tables
	$(BIN)/python -m etl update

bench: $(VENV)/.test-ready       ## ratios in one run; needs a quiet machine
	$(BIN)/python -m tests.benchmarks

look: $(VENV)/.test-ready        ## every page at every width, theme and language in a browser
	WHOLE=1 $(BIN)/python -m pytest -n 2 tests/browser tests/dashboard/test_svg_text.py

whole: $(VENV)/.test-ready lint  ## what test does, with every large matrix whole; about three times as long
	WHOLE=1 $(BIN)/python -m pytest -n 2 --dist loadfile --no-loadscope-reorder --durations=25 --durations-min=5

lint: $(VENV)/.test-ready        ## style, types, who may import whom (pyproject.toml), the browser's scripts
	$(BIN)/ruff check .
	$(BIN)/ruff format --check -q .
	$(BIN)/lint-imports --no-cache
	$(BIN)/mypy
	$(BIN)/python -m tests.scripts

audit: $(VENV)/.test-ready       ## known holes of libraries; never blocks, says when it could not ask
	$(BIN)/python -m pip_audit -r requirements.txt --disable-pip --no-deps || \
	echo "audit: найдено или пропущено (базы уязвимостей нет в сети) / found some, or skipped: its database cannot be reached"

assets:                          ## optional: the small cartesian bundle of plotly.js, never committed
	$(BIN)/python -m dashboard assets

clean:
	rm -rf $(VENV)

$(VENV)/.run-ready: requirements.txt
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --disable-pip-version-check -q -r requirements.txt
	touch $@

$(VENV)/.test-ready: $(VENV)/.run-ready tests/requirements.txt
	$(BIN)/python -m pip install --disable-pip-version-check -q -r tests/requirements.txt
	touch $@
