# Two commands do all the set-up: `make demo` and `make test`.

PYTHON ?= python3
BIN := .venv/bin

.PHONY: demo run test tools golden check pictures pins clean

demo: .venv/run.done  ## the main job on the seeds, in ./demo
	$(BIN)/newsletter demo

run: .venv/run.done  ## the pages of the demonstration, at http://127.0.0.1:8000
	test -f demo/newsletter.db || $(BIN)/newsletter demo
	$(BIN)/newsletter --config demo/config.toml init
	$(BIN)/newsletter --config demo/config.toml serve --no-schedule

test: .venv/test.done  ## all tests
	$(BIN)/pytest -n auto --dist loadgroup

tools: .tools/done  ## what looks at finished mails in some tests; it needs Node, which nothing else does

golden: .venv/test.done  ## write the golden files of the editions anew, to see a change of look as a diff
	$(BIN)/pytest tests/render -q --snapshot-update

check: .venv/test.done  ## style, types and the house's rules
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

.venv/bin/python:
	$(PYTHON) -m venv .venv

.venv/run.done: requirements.txt pyproject.toml | .venv/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --requirement requirements.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --editable .
	touch $@

.venv/test.done: requirements-test.txt .venv/run.done
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --requirement requirements-test.txt
	touch $@

.tools/done: tests/tools/package.json
	mkdir -p .tools
	cp tests/tools/package.json .tools/
	npm install --prefix .tools --no-package-lock --no-audit --no-fund --ignore-scripts
	touch $@

pictures: .venv/test.done  ## the pictures of the editions in docs/, from the demonstration
	$(BIN)/newsletter demo
	$(BIN)/python docs/pictures/take.py demo/preview docs/pictures

pins: .venv/bin/python  ## write the pins anew, from what pyproject.toml allows
	.ci/pins

clean:
	rm -rf .venv .tools demo
